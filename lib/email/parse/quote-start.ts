/** Marks where a quote begins in text that was made from HTML. Private use characters: nobody writes them. */
export const QUOTE_START = "\ue0fe\ue0ff";
