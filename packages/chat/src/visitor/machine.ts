/** A pure step: what becomes of a state through an event, and what has to be done then. */
export type Step<State, Event, Effect> = (state: State, event: Event) => readonly [State, Effect[]];

/**
 * Holds the state of a machine. The new state is there before its effects run, so an effect may send the
 * next event.
 */
export function createMachine<State, Event, Effect>(
  initial: State,
  step: Step<State, Event, Effect>,
  run: (effect: Effect) => void,
) {
  let state = initial;
  return {
    get: () => state,
    send(event: Event) {
      const [next, effects] = step(state, event);
      state = next;
      for (const effect of effects) run(effect);
    },
  };
}
