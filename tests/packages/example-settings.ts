/** What the page tells its example application: `/settings.js` sets `globalThis.example`. */
export type ExampleSettings = { baseURL: string; channelId: string; otherChannelId: string };

/** On the server there is none, and none is needed: the chat is no part of the markup. */
export function exampleSettings(): ExampleSettings {
  const { example } = globalThis as { example?: ExampleSettings };
  return example ?? { baseURL: "", channelId: "", otherChannelId: "" };
}

/** The people who sign in to the example. Rae is Ana under a new name. */
export const PEOPLE = {
  ana: { id: "u1", name: "Ana", email: "ana@example.com" },
  rae: { id: "u1", name: "Rae", email: "ana@example.com" },
  bo: { id: "u2", name: "Bo", email: "bo@example.com" },
};
