// What is outstanding of an account or a visitor, against everything that happens to them: declared
// once, tried by account-credentials.test.ts and visitor-credentials.test.ts. "ends": it must not work afterwards; "lives": it must.

export type Fate = "ends" | "lives";

export const ACCOUNT_EVENTS = [
  "password changed",
  "password reset",
  "signed out everywhere",
  "address changed",
  "change of address undone",
  "removed from the workspace",
  "admin made an agent",
  "two-factor turned on",
  "two-factor turned off",
] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];

/** In the order of {@link ACCOUNT_EVENTS}. */
const row = (fates: string) => {
  const letters = [...fates.replace(/ /g, "")];
  return Object.fromEntries(
    ACCOUNT_EVENTS.map((event, i) => [event, letters[i] === "E" ? "ends" : "lives"]),
  ) as Record<AccountEvent, Fate>;
};

export const ACCOUNT_CREDENTIALS = {
  // Whoever asked may have been somebody else.
  "link to a new address": row("E E E E E L L E E"),
  "asked for a new address, mail not written yet": row("E E E E E L L E E"),
  "link to a new password": row("E E E E E L L E E"),
  "asked for a new password, mail not written yet": row("E E E E E L L E E"),
  // It exists for the case that somebody else has the account; only its own use ends it.
  "link that undoes a change of address": row("L L L L E L L L L"),
  // For the address that the account has; it opens nothing.
  "link that confirms the address": row("L L L E E L L L L"),
  "another signed-in browser": row("E E E L E L L E L"),
  // Without two-factor sign-in there is no code that it could wait for.
  "sign-in that waits for its second factor": row("E E E L E L L E E"),
  // A mailbox or a password alone is one factor: it takes nothing of the other.
  "recovery code": row("L L L L L L L E E"),
  "mark of a known browser": row("E E E E E L L E E"),
  "open invitation of their address to the workspace": row("L L L L L E L L L"),
  "open invitation that they made": row("L L L L L E E L L"),
} as const satisfies Record<string, Record<AccountEvent, Fate>>;
export type AccountCredential = keyof typeof ACCOUNT_CREDENTIALS;

export const VISITOR_EVENTS = [
  "logout",
  "session ended by the team",
  "contact blocked",
  "secret replaced at once",
  "secret replaced, the old one going on",
  "contact deleted",
  "inbox switched off",
] as const;
export type VisitorEvent = (typeof VISITOR_EVENTS)[number];

const visitorRow = (fates: string) => {
  const letters = [...fates.replace(/ /g, "")];
  return Object.fromEntries(
    VISITOR_EVENTS.map((event, i) => [event, letters[i] === "E" ? "ends" : "lives"]),
  ) as Record<VisitorEvent, Fate>;
};

export const VISITOR_CREDENTIALS = {
  "session token": visitorRow("E E E E L E E"),
  "right to join a channel": visitorRow("E E E E L E E"),
  "token of the website that opened the session": visitorRow("E E E E L L E"),
  "token of the website that renewed the session": visitorRow("E E E E L L E"),
  // The website verifies the visitor again, because that session was not logged out.
  "token of the website that was not used": visitorRow("L L E E L L E"),
  "session in another browser": visitorRow("L L E E L E E"),
  // Anybody gets one by loading the frame: it says which inbox, not who.
  "embed ticket": visitorRow("L L L L L L E"),
} as const satisfies Record<string, Record<VisitorEvent, Fate>>;
export type VisitorCredential = keyof typeof VISITOR_CREDENTIALS;
