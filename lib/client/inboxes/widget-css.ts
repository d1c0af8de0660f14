/** The class names that a website's own CSS can rely on, with what each is. */
export const CSS_CLASSES = {
  ".linkdesk-widget": "widget",
  ".linkdesk-launcher": "launcher",
  ".linkdesk-header": "header",
  ".linkdesk-home": "home",
  ".linkdesk-message-agent": "teamMessage",
  ".linkdesk-message-visitor": "visitorMessage",
  ".linkdesk-composer": "composer",
} as const;

export const CSS_VARIABLES = {
  "--linkdesk-primary": "color",
  "--linkdesk-primary-dark": "darkColor",
  "--linkdesk-text": "text",
  "--linkdesk-background": "background",
  "--linkdesk-border-radius": "radius",
} as const;

/** What a class or a variable is of; the texts have a sentence for each. */
export type CssPart =
  | (typeof CSS_CLASSES)[keyof typeof CSS_CLASSES]
  | (typeof CSS_VARIABLES)[keyof typeof CSS_VARIABLES];
