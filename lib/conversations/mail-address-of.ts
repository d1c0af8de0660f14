import "server-only";
import { emailAddress } from "@linkdesk/contract/text.ts";

/**
 * Where the visitor of a conversation can be mailed about it: the address in its form, or else the contact's.
 * It is a claim. It serves this conversation only, and no other contact is found by it.
 */
export function mailAddressOf({
  form,
  contact,
}: {
  form: unknown;
  contact: { email: string | null };
}): string | null {
  const typed = (form as Record<string, unknown> | null)?.email;
  for (const candidate of [typed, contact.email]) {
    const parsed = emailAddress.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return null;
}
