/** When and from where an account was changed. `at` is an ISO time; null where it is not known. */
export type Place = { at: string; address: string | null; browser: string | null };

/** The lines of a mail that say when and from where something happened. */
export function placeLines({ at, address, browser }: Place): string {
  return [
    `When: ${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
    `With: ${browser ?? "an unknown browser or program"}`,
    `From: ${address ? `the address ${address}` : "an unknown address"}`,
  ].join("\n");
}
