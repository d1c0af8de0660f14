/**
 * Shares one call between those who ask at the same time. A call that is already running may have begun too
 * early for them, so those who ask meanwhile share the next one.
 */
export function shareNext<Result>(call: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null;
  let next: Promise<Result> | null = null;

  function begin(): Promise<Result> {
    running = call().finally(() => {
      running = null;
    });
    return running;
  }
  return () => {
    if (!running) return begin();
    next ??= running.then(() => {
      next = null;
      return running ?? begin();
    });
    return next;
  };
}
