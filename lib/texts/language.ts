/** The language of texts, dates and lists on the screen: the reader's, once there is more than one. */
export const language = (): string => "en";
