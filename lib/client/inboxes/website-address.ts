/** People type "example.com"; the server wants a full address. */
export function withProtocol(address: string): string {
  const text = address.trim();
  if (text === "" || /^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const isLocal = /^(localhost|127\.|\[::1\])/.test(text);
  return `${isLocal ? "http" : "https"}://${text}`;
}

/** A website as people say it. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
