/** The frame of the documentation. */
export const texts = {
  home: "Linkdesk docs",
  openApp: "Open the app",
  allPages: "All pages",
  title: "Documentation",
  page: "Docs",
  empty: "Nothing is written yet.",
} as const;
