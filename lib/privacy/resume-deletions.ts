import "server-only";
import { db } from "../platform/db.ts";
import { eraseContact } from "./erase-contact.ts";

const BATCH = 100;

/** Finishes the deletions of contacts that were asked for and cut off. Returns how many. */
export async function resumeDeletions(mayGoOn: () => boolean): Promise<number> {
  let resumed = 0;
  for (;;) {
    const contacts = await db().contact.findMany({
      where: { deleteRequestedAt: { not: null } },
      orderBy: { deleteRequestedAt: "asc" },
      take: BATCH,
      select: { id: true, workspaceId: true },
    });
    for (const contact of contacts) {
      if (!mayGoOn()) return resumed;
      await eraseContact(contact);
      resumed += 1;
    }
    if (contacts.length < BATCH) return resumed;
  }
}
