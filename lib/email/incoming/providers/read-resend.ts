import "server-only";
import { z } from "zod";
import { readAddresses } from "../../parse/read-addresses.ts";
import { parseJson } from "./parse-json.ts";
import type { PostedCall, PostedMail } from "./posted-mail.ts";

const addresses = z.array(z.string()).nullish();

/** https://resend.com/docs/webhooks/emails/received */
const resendEvent = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.uuid(),
    from: z.string().default(""),
    to: addresses,
    cc: addresses,
    bcc: addresses,
    message_id: z.string().nullish(),
    subject: z.string().nullish(),
  }),
});

/** What Resend posts says that a mail has come; the mail is fetched later. Other events are left alone. */
export async function readResend({ body }: PostedCall): Promise<PostedMail> {
  const posted = parseJson(body);
  const { type } = z.object({ type: z.string() }).parse(posted);
  if (type !== "email.received") return { kind: "nothing" };
  const { email_id, from, to, cc, bcc, message_id, subject } = resendEvent.parse(posted).data;
  const [sender = { name: "", address: "" }] = readAddresses([from]);
  return {
    kind: "stored",
    storedId: email_id,
    head: { messageId: message_id ?? null, from: sender, subject: subject ?? "" },
    recipients: [to, cc, bcc].flatMap((list) => list ?? []).slice(0, 100),
  };
}
