// Mails that are made to take long, or all memory. None may delay the process that receives them.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { authenticateMail } from "./authenticate-mail.ts";
import { parseMail } from "./parse-mail.ts";

const MB = 1_000_000;
const HEAD = "From: Eve <eve@evil.example>\r\nSubject: Hello\r\n";
const html = (text: string) =>
  `${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hello</p>${text}`;
const plain = (text: string) => `${HEAD}\r\nHello\r\n${text}`;
const repeat = (text: string, chars = MB) => text.repeat(Math.ceil(chars / text.length));

const nestedParts = (depth: number) => {
  const open = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  return `${HEAD}${open.join("")}\r\nHello`;
};
const manyParts = (count: number) =>
  `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\nHello\r\n".repeat(count)}--b--`;

/**
 * What this process itself works on a mail, in CPU time, so that a busy machine does not count: copying 20 MB
 * and its answer is most of it: 50 to 470 ms, by the speed of the machine. Reading such a mail in this process
 * would take several seconds.
 */
const MAX_OWN_WORK_MS = 1_000;
/** Of the clock, which also counts what else the machine does; 50 ms on an idle one. */
const MAX_DELAY_MS = 1_000;
/** How long this thread worked, how long others had to wait at most, and how long it all took. */
async function measure<T>(run: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const cpu = process.threadCpuUsage();
  const start = performance.now();
  delay.enable();
  const result = await run();
  delay.disable();
  const { user, system } = process.threadCpuUsage(cpu);
  const timeMs = performance.now() - start;
  return { result, timeMs, ownWorkMs: (user + system) / 1e3, delayMs: delay.max / 1e6 };
}

/** READ_TIMEOUT_MS and TEXT_TIMEOUT_MS, and a second. */
const MAX_TIME_MS = 13_000;

test.each<[string, string]>([
  ["blockquotes, 50,000 deep", html("<blockquote>".repeat(50_000))],
  ["blockquotes of mails, 50,000 deep", html("<blockquote type=cite>".repeat(50_000))],
  ["tables, 50,000 deep", html("<table><tr><td>".repeat(50_000))],
  ["lists, 50,000 deep", html("<ul><li>".repeat(50_000))],
  ["links, 50,000 deep", html("<a href=x>".repeat(50_000))],
  ["1 MB of closing tags", html(repeat("</p>"))],
  ["1 MB of comments that do not end", html(repeat("<!--"))],
  ["1 MB of less-than signs", html(repeat("<"))],
  ["1 MB of entities", html(repeat("&amp;"))],
  ["1 MB of attributes", html(`<p ${repeat("a=b ")}>`)],
  ["1 MB of preformatted text", html(`<pre>${repeat(" \n")}`)],
  ["a table with 100,000 cells", html(`<table><tr>${"<td>x".repeat(100_000)}`)],
  ["one line of 1 MB", plain("x".repeat(MB))],
  ["one line of 1 MB of HTML", html("x".repeat(MB))],
  ["1 MB of quote signs", plain(repeat(">"))],
  ["1 MB of introductions", plain(repeat("On 5 Jan 2016 at 10:00, a@b.c wrote:\r\n"))],
  ["10,000 parts", manyParts(10_000)],
  ["100,000 parts", manyParts(100_000)],
  ["parts, 90 deep", nestedParts(90)],
  ["parts, 5,000 deep", nestedParts(5_000)],
  ["a header field of 1 MB", `X-Long: ${"x".repeat(MB)}\r\n${HEAD}\r\nHello`],
  ["a header of 1 MB", `${HEAD}${repeat("X-Y: z\r\n")}\r\nHello`],
  ["a header of 3 MB", `${HEAD}${repeat("X-Y: z\r\n", 3 * MB)}\r\nHello`],
  ["a folded header field of 1 MB", `${HEAD}X-Y: ${repeat("z\r\n ")}\r\n\r\nHello`],
  ["1 MB of recipients", `${HEAD}To: ${repeat("a@b.example, ")}\r\n\r\nHello`],
  ["1 MB of brackets in an address", `To: ${repeat("<(")}\r\n${HEAD}\r\nHello`],
  ["1 MB of references", `${HEAD}References: ${repeat("<a@b> ")}\r\n\r\nHello`],
  ["1 MB of encoded words", `${HEAD}X: y\r\nSubject: ${repeat("=?utf-8?q?=41?= ")}\r\n\r\nHello`],
  [
    "a parameter in 10,000 pieces",
    `${HEAD}Content-Type: text/plain${Array.from({ length: 10_000 }, (_, at) => `;\r\n name*${at}=x`).join("")}\r\n\r\nHello`,
  ],
  [
    "1 MB of quoted-printable signs",
    `${HEAD}Content-Transfer-Encoding: quoted-printable\r\n\r\nHello${repeat("=")}`,
  ],
  [
    "1 MB of flowed text",
    `${HEAD}Content-Type: text/plain; format=flowed\r\n\r\nHello \r\n${repeat("> x \r\n")}`,
  ],
  ["20 MB of empty lines", plain(repeat("\r\n", 20 * MB))],
  ["20 MB of HTML", html(repeat("<b>x</b>", 20 * MB))],
])(
  "a mail of %s arrives in time, and nobody waits for it",
  { timeout: 30_000 },
  async (_name, text) => {
    const raw = Buffer.from(text);
    const { result: parsed, ...cost } = await measure(() => parseMail(raw));
    expect(parsed.from?.address).toBe("eve@evil.example");
    expect(parsed.subject.length).toBeLessThan(1_000);
    expect(parsed.text.length).toBeLessThanOrEqual(1_048_576);
    expect(parsed.to.length + parsed.references.length).toBeLessThanOrEqual(200);
    expect(cost.timeMs).toBeLessThan(MAX_TIME_MS);
    expect(cost.ownWorkMs).toBeLessThan(MAX_OWN_WORK_MS);
    expect(cost.delayMs).toBeLessThan(MAX_DELAY_MS);
  },
);

test("what is beyond the limits still arrives, as the start of its source", async () => {
  for (const raw of [nestedParts(5_000), manyParts(100_000)]) {
    const parsed = await parseMail(Buffer.from(raw));
    expect(parsed.isTruncated).toBe(true);
    expect(parsed.text).not.toBe("");
  }
});

test.each([20, 3_000])(
  "a mail with %d signatures delays nobody",
  { timeout: 30_000 },
  async (count) => {
    const signature = (at: number) =>
      `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=a.example; s=b; h=from; l=${at}; bh=YQ==; b=YQ==\r\n`;
    const signatures = Array.from({ length: count }, (_, at) => signature(at)).join("");
    const raw = Buffer.from(`${signatures}${plain(repeat("x y\r\n", 10 * MB))}`);
    const nowhere = async () => {
      throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
    };
    const { result, ...cost } = await measure(() =>
      authenticateMail(raw, { trustReceived: false }, nowhere),
    );
    expect(result.result).toBe("none");
    expect(cost.timeMs).toBeLessThan(MAX_TIME_MS);
    expect(cost.ownWorkMs).toBeLessThan(MAX_OWN_WORK_MS);
    expect(cost.delayMs).toBeLessThan(MAX_DELAY_MS);
  },
);
