import { uuid } from "../uuid.ts";

/**
 * Where a message goes: a conversation's id, a conversation that is yet to be started, or
 * whichever is the visitor's newest.
 */
export type Place = string;

export const NEWEST: Place = "";
const UNSTARTED = "new:";

export const newPlace = (id = uuid()): Place => UNSTARTED + id;
export const isUnstarted = (place: Place) => place.startsWith(UNSTARTED);
export const isConversation = (place: Place) => place !== NEWEST && !isUnstarted(place);

/** Remembers what became of places, for messages that were written before. */
export function createPlaces() {
  const moved = new Map<Place, Place>();
  return {
    /** Messages for `from` belong to `to` from here on. */
    move(from: Place, to: Place) {
      if (from !== to && from !== NEWEST) moved.set(from, to);
    },
    resolve(place: Place): Place {
      let current = place;
      // Follows the moves; a circle cannot be longer than the map.
      for (let steps = moved.size; steps > 0; steps--) current = moved.get(current) ?? current;
      return current;
    },
  };
}
