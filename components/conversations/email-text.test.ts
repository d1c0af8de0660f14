import type { Email } from "@linkdesk/contract/emails.ts";
import { expect, test } from "vitest";
import { emailText } from "./email-text.ts";

const OUTGOING: Email = {
  id: "1",
  conversationId: "2",
  direction: "outgoing",
  state: "sent",
  reason: null,
  isToTeam: false,
  afterSeq: 0,
  upToSeq: 1,
  isTranscript: false,
  messageId: null,
  noteId: null,
  from: { name: "Acme", address: "team@acme.example" },
  isVerified: false,
  isFromContact: false,
  to: [
    { name: "Kari", address: "kari@example.com" },
    { name: "", address: "ola@example.com" },
  ],
  cc: [],
  subject: "Hello",
  excerpt: "",
  hasHtml: false,
  createdAt: "2026-01-01T00:00:00.000Z",
};
const INCOMING: Email = { ...OUTGOING, direction: "incoming", isFromContact: true };

test.each<[string, Email, RegExp]>([
  ["a mail that went out names its recipients", OUTGOING, /kari@example\.com, ola@example\.com/],
  ["a mail that came back names them too", { ...OUTGOING, state: "bounced" }, /kari@example\.com/],
  [
    "a mail that failed says what the server said",
    { ...OUTGOING, state: "failed", reason: "550 No such user" },
    /550 No such user/,
  ],
  [
    "a mail that waits for another try says why",
    { ...OUTGOING, state: "queued", reason: "421 Busy" },
    /421 Busy/,
  ],
  [
    "a mail from somebody else names them",
    { ...INCOMING, isFromContact: false, from: { name: "", address: "ola@example.com" } },
    /ola@example\.com/,
  ],
])("%s", (_, email, words) => {
  expect(emailText(email)).toMatch(words);
});

test("reasons of our own are sentences, never their codes", () => {
  for (const reason of ["too_many", "no_address", "blocked"]) {
    expect(emailText({ ...OUTGOING, state: "failed", reason })).toMatch(/^[A-Z][^_]+\.$/);
  }
});

test("the contact's own mail is not signed with their address", () => {
  expect(emailText(INCOMING)).not.toContain("@");
});
