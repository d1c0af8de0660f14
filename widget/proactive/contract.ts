export type Proactive = {
  /** Takes what waits in `offers`. */
  flush: () => void;
};
