export const HOME_PATH = "/conversations";

/**
 * Where to go after signing in: a path of this site, or home. Anything a browser could read as
 * another origin ("//evil", "/\evil", "https:…", control characters) is refused.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return HOME_PATH;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip these inside URLs
  if (/[\u0000-\u001f\\]/.test(next)) return HOME_PATH;
  const origin = "https://here.invalid";
  try {
    const url = new URL(next, origin);
    if (url.origin !== origin || url.pathname.startsWith("/sign-")) return HOME_PATH;
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return HOME_PATH;
  }
}
