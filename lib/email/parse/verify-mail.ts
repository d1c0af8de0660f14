import { domainToASCII } from "node:url";
import { type AuthenticateResult, authenticate } from "mailauth";
import { headerEnd } from "./mail-charset.ts";
import { type MailHeaders, readHeaderLines } from "./mail-headers.ts";
import { readAddresses } from "./read-addresses.ts";

/** See authenticate-mail.ts. */
export type Authentication = {
  result: "pass" | "none" | "fail";
  domain: string | null;
  detail: string;
};

/** How a mail came to us. `trustReceived`: our own mail server wrote its topmost Received header. */
export type MailSource = { ip?: string; helo?: string; mailFrom?: string; trustReceived: boolean };

type LookUp = (name: string, type: string) => Promise<string[] | string[][]>;

const MAX_DETAIL_CHARS = 200;
/** Shorter keys can be broken. */
const MIN_KEY_BITS = 1024;

/** Real mails have up to five, and each may mean to go through the whole body once more. */
const MAX_SIGNATURES = 20;

/** DMARC of a mail (RFC 9989), by DKIM and SPF. Runs in the worker; never rejects. */
export async function verifyMail(
  raw: Buffer,
  { mailFrom, ...source }: MailSource,
  resolver: LookUp,
): Promise<Authentication> {
  const headers = readHeaderLines(raw.subarray(0, headerEnd(raw)).toString("utf8"));
  const shown = shownDomain(headers);
  if (headers.all("dkim-signature").length > MAX_SIGNATURES) {
    return { result: "none", domain: shown, detail: "not checked: too many signatures" };
  }
  try {
    const checked = await authenticate(raw, {
      ...source,
      ...(mailFrom === undefined ? {} : { sender: mailFrom }),
      resolver,
      // Its own name, which is needed for a header that is not used here.
      mta: "localhost",
      minBitLength: MIN_KEY_BITS,
      rejectRsaSha1: true,
      disableArc: true,
      disableBimi: true,
    });
    return judge(checked, shown);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    return {
      result: "none",
      domain: null,
      detail: `not checked: ${reason}`.slice(0, MAX_DETAIL_CHARS),
    };
  }
}

/** The domain of the address that `parseMail` gives as the sender. */
function shownDomain(headers: MailHeaders): string | null {
  const [from] = readAddresses(headers.all("from"));
  return from ? domainOf(from.address) : null;
}

const domainOf = (address: string) =>
  domainToASCII(address.slice(address.lastIndexOf("@") + 1)) || null;

function judge(checked: AuthenticateResult, shown: string | null): Authentication {
  const { dmarc, dkim, spf } = checked;
  const dkimResults = dkim.results.map(({ status }) => status.result);
  const isFromKnown = spf !== false && Boolean(spf["client-ip"]);
  const spfResult = isFromKnown ? spf.status.result : "unknown";
  const detail = `dmarc=${dmarc ? dmarc.status.result : "skipped"} dkim=${dkimResults.slice(0, 5).join(",") || "none"} spf=${spfResult}`;
  const answer = (result: Authentication["result"], why = "") => ({
    result,
    domain: shown,
    detail: `${detail}${why && ` (${why})`}`.slice(0, MAX_DETAIL_CHARS),
  });
  if (!dmarc) {
    // With two From fields, or two domains in one, nobody knows which of them a reader sees.
    const isForged = dkim.fromFields > 1 || dkim.headerFrom.length > 1;
    return answer(isForged ? "fail" : "none", "no single From domain");
  }
  // Two readers of the same header may see different addresses.
  if (domainToASCII(String(dmarc.status.header?.from ?? "")) !== shown) {
    return answer("none", "From is ambiguous");
  }
  const { result } = dmarc.status;
  if (result === "pass") {
    // Anybody can write below the part that such a signature covers.
    const isPartial = !dmarc.alignment.spf.result && Boolean(dmarc.alignment.dkim.underSized);
    return isPartial ? answer("none", "a part of the mail is not signed") : answer("pass");
  }
  if (result !== "fail") return answer("none");
  const isUnanswered = [...dkimResults, spfResult].some((one) => one.startsWith("temperr"));
  if (isUnanswered) return answer("none", "DNS did not answer");
  // Without the client's address, SPF might have passed.
  const isUnknown = spfResult === "unknown" && dkimResults.every((one) => one === "none");
  return isUnknown ? answer("none", "not signed, sending server unknown") : answer("fail");
}
