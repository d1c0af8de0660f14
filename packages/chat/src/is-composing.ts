/**
 * Whether a key belongs to an input method that is composing (Japanese, Chinese, Korean, accents):
 * Enter then takes a word and Escape drops it, and neither is for the page. Safari says so of the
 * key that ends a composition only by its code, 229.
 */
export const isComposing = (event: { isComposing: boolean; keyCode: number }): boolean =>
  event.isComposing || event.keyCode === 229;
