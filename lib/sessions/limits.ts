import "server-only";
import type { VisitorSession } from "../access/visitor-session.ts";
import type { AllowanceName } from "../http/rate-limit.ts";

type Uses = { name: AllowanceName; who: string | null }[];

/** What a visitor's calls use up: of the session's own allowance and of its address's. */
export const limits = {
  session: (address: string | null): Uses => [{ name: "address:session", who: address }],
  beacon: (address: string | null): Uses => [{ name: "address:beacon", who: address }],
  message: ({ id, address }: VisitorSession): Uses => [
    { name: "session:message", who: id },
    { name: "address:message", who: address },
  ],
  conversation: ({ id, address, inboxId }: VisitorSession): Uses => [
    { name: "session:conversation", who: id },
    { name: "address:conversation", who: address },
    { name: "inbox:conversation", who: inboxId },
  ],
  upload: ({ id, address }: VisitorSession): Uses => [
    { name: "session:upload", who: id },
    { name: "address:upload", who: address },
  ],
  page: ({ id, address }: VisitorSession): Uses => [
    { name: "session:write", who: id },
    { name: "address:page", who: address },
  ],
  write: ({ id, address }: VisitorSession): Uses => [
    { name: "session:write", who: id },
    { name: "address:write", who: address },
  ],
};
