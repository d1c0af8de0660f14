/** The class names that a website's own CSS can rely on. */
export const CSS_CLASSES = {
  ".linkdesk-widget": "All of the chat",
  ".linkdesk-launcher": "The button in the corner",
  ".linkdesk-header": "The top of the chat",
  ".linkdesk-home": "The home screen",
  ".linkdesk-message-agent": "A message of your team",
  ".linkdesk-message-visitor": "A message of the visitor",
  ".linkdesk-composer": "Where the visitor writes",
} as const;

export const CSS_VARIABLES = {
  "--linkdesk-primary": "Your colour",
  "--linkdesk-primary-dark": "Its darker shade, for gradients",
  "--linkdesk-text": "Text",
  "--linkdesk-background": "Background",
  "--linkdesk-border-radius": "How round the corners are",
} as const;

/** Both names of a part: ours, and the one that a website may bring from Linktor. */
export function partClass(part: string): string {
  return `linkdesk-${part} linktor-${part}`;
}
