import "server-only";
import type { VisitorSession } from "../access/visitor-session.ts";
import type { AllowanceName } from "../http/rate-limit.ts";

type Use = { name: AllowanceName; who: string | null };

/** Keeps the names, which the endpoints declare too. */
const uses = <const U extends readonly Use[]>(list: U) => list;

/**
 * What a visitor's calls use up: of the session's own allowance and of its address's. Those of a message are counted
 * with the session (`visitorWithMessage`).
 */
export const limits = {
  session: (address: string | null) => uses([{ name: "address:session", who: address }]),
  beacon: (address: string | null) => uses([{ name: "address:beacon", who: address }]),
  conversation: ({ id, address, inboxId }: VisitorSession) =>
    uses([
      { name: "session:conversation", who: id },
      { name: "address:conversation", who: address },
      { name: "inbox:conversation", who: inboxId },
    ]),
  upload: ({ id, address }: VisitorSession) =>
    uses([
      { name: "session:upload", who: id },
      { name: "address:upload", who: address },
    ]),
  page: ({ id, address }: VisitorSession) =>
    uses([
      { name: "session:write", who: id },
      { name: "address:page", who: address },
    ]),
  write: ({ id, address }: VisitorSession) =>
    uses([
      { name: "session:write", who: id },
      { name: "address:write", who: address },
    ]),
};
