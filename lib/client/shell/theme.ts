export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Read by the root layout, so that the first paint is right without an inline script. */
export const THEME_COOKIE = "theme";
const ONE_YEAR_S = 31_536_000;

export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

export function currentTheme(): Theme {
  return parseTheme(/(?:^|; )theme=(\w+)/.exec(document.cookie)?.[1]);
}

/** Applies a theme to this page. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

export function saveTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
  showTheme(theme);
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

/** Calls `listener` when another theme is chosen. Returns what ends that. */
export function subscribeTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
