/** People type "example.com"; the server wants a full address. */
export function withProtocol(address: string): string {
  if (address === "" || /^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return address;
  const isLocal = /^(localhost|127\.|\[::1\])/.test(address);
  return `${isLocal ? "http" : "https"}://${address}`;
}
