import { z } from "./zod.ts";

/** One browser of a contact's, as admins and agents see it. */
export type ContactSession = {
  id: string;
  inbox: { id: string; name: string };
  /** `ended` by somebody, or `expired` by itself: its token is worth nothing in either case. */
  status: "active" | "ended" | "expired";
  userAgent: string | null;
  /** Where it was last seen from; only the network where addresses are shortened. */
  address: string | null;
  pageUrl: string | null;
  pageTitle: string | null;
  createdAt: string;
  lastSeenAt: string;
};

/** False while much of it is still being deleted in the background. */
export type ContactDeletion = { isComplete: boolean };

export const patchContactBody = z.strictObject({
  /** Blocked contacts can neither write nor read in any widget of the workspace. */
  blocked: z.boolean(),
});
