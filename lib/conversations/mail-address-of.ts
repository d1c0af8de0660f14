import "server-only";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import { emailAddress } from "@linkdesk/contract/text.ts";

type Addressed = {
  form: unknown;
  contact: {
    email: string | null;
    addresses: readonly { address: string; bouncedAt: Date | null }[];
  };
  emailThread: { to: unknown } | null;
};

/** What {@link mailAddressOf} reads of a conversation. */
export const addressedSelect = {
  form: true,
  contact: { select: { email: true, addresses: { select: { address: true, bouncedAt: true } } } },
  emailThread: { select: { to: true } },
} as const;

/**
 * Where the contact's side of a conversation is mailed: whom its thread names, or else the address in its
 * form, or else the contact's. The latter are claims: they serve this conversation only, and no other contact
 * is found by them. Null without an address, or if mails to it come back.
 */
export function mailAddressOf(conversation: Addressed): string | null {
  const bounced = new Set(
    conversation.contact.addresses
      .filter(({ bouncedAt }) => bouncedAt !== null)
      .map(({ address }) => address),
  );
  return mailAddressesOf(conversation).find((address) => !bounced.has(address)) ?? null;
}

/** All of them, also those that do not work any more. Lower-cased. */
export function mailAddressesOf({
  form,
  contact,
  emailThread,
}: {
  form: unknown;
  contact: { email: string | null };
  emailThread: { to: unknown } | null;
}): string[] {
  const named = ((emailThread?.to ?? []) as MailPerson[]).map(({ address }) => address);
  const typed = (form as Record<string, unknown> | null)?.email;
  return [...named, typed, contact.email].flatMap((candidate) => {
    const parsed = emailAddress.safeParse(candidate);
    return parsed.success ? [parsed.data.toLowerCase()] : [];
  });
}
