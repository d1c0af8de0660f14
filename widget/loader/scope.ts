/** Collects what has to be undone, so that one call leaves the host page as it was. */
export type Scope = {
  on: (target: EventTarget, type: string, listener: (event: Event) => void) => void;
  defer: (undo: () => void) => void;
  dispose: () => void;
};

// No AbortSignal for the listeners: host pages patch addEventListener, and not every patch knows it.
export function createScope(): Scope {
  let undos: (() => void)[] = [];
  const defer = (undo: () => void) => {
    undos[undos.length] = undo;
  };
  return {
    defer,
    on(target, type, listener) {
      // An element `<a id="addEventListener">` hides the method that a window inherits.
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      addEventListener.call(target, type, listener);
      defer(() => removeEventListener.call(target, type, listener));
    },
    dispose() {
      const due = undos;
      undos = [];
      for (let i = due.length - 1; i >= 0; i--) due[i]?.();
    },
  };
}
