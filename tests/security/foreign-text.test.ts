// Loops over foreign text, fed 1 MB of their worst. What they do is counted by the engine (how often
// each block of our own code ran), so that the bound does not depend on how fast a machine is.
import { Session } from "node:inspector";
import { readBlocks } from "@linkdesk/chat/format-blocks.ts";
import { plainText } from "@linkdesk/chat/format-text.ts";
import { linkify } from "@linkdesk/chat/linkify.ts";
import { previewOf } from "@linkdesk/chat/preview.ts";
import { safeCss } from "@linkdesk/contract/safe-css.ts";
import { readTrustedDomain } from "@linkdesk/contract/trusted-domains.ts";
import { parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginsSvg } from "../../lib/files/foreign-picture.ts";
import { byteRange } from "../../lib/http/byte-range.ts";
import { decodeCursor } from "../../lib/http/cursor.ts";
import { readPage } from "../../lib/inboxes/check-website.ts";
import { plainAddress } from "../../lib/platform/client-address.ts";
import { maskAddress } from "../../lib/sessions/mask-address.ts";
import { readJson } from "../../lib/sessions/verify-user-jwt.ts";
import { parseChannelName } from "../../packages/realtime-server/src/channel-name.ts";

const CHARS = 1_000_000;
const MAX_STEPS_PER_CHAR = 60;
/** What the engine does inside of one call is not counted: quadratic work on 1 MB takes minutes. */
const TIMEOUT_MS = 20_000;

const fill = (pump: string, prefix = "", suffix = "") =>
  prefix + pump.repeat(Math.ceil(CHARS / pump.length)) + suffix;
const half = (pump: string) => pump.repeat(Math.ceil(CHARS / 2 / pump.length));

const MARKUP = [
  fill("<!---->", "", "x"),
  fill("<!--"),
  fill("<!---->\t\n "),
  fill("-->"),
  fill("<?xml "),
  fill("<?xml>"),
  fill(" "),
  fill("<!doctype svg>"),
];
const MESSAGES = [
  `http://a${half("!")}a${half(")")}`,
  `${half("(")}https://a.test/${half(")")}`,
  fill("http://a@"),
  fill("https://"),
  fill("www."),
  fill("a@"),
  fill("a."),
  fill("a-", "a@"),
  fill("b.", "a@", "1"),
  fill(`${"a".repeat(65)}@`),
  fill("*a"),
  fill("**a"),
  fill("**a *b _c `d"),
  fill("_a\n"),
  fill("`"),
  fill("*"),
  fill("\n"),
  fill("[a]("),
  fill("[a](()"),
  fill("[a](http://a.test)"),
  fill("- a\n"),
  fill("1. "),
  fill("> "),
  fill("> > a\n"),
  fill("```\n"),
  fill("```a\n"),
  fill(" ", "a\n", "\n- a"),
];
const CSS = [
  fill("url("),
  fill('url("'),
  fill("url('"),
  fill(`url("'`),
  fill("\t", 'URL("'),
  fill('" ', 'url("'),
  fill("image-set("),
  fill(`"`, "image-set("),
  fill("@import "),
  fill("\\69"),
];
const HEADERS = [
  fill("%"),
  fill("["),
  fill("1."),
  fill(":"),
  fill("1"),
  fill("Version/0"),
  fill("Android "),
  fill("0", "Version/"),
  fill(","),
];
const ID = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

const READERS: Record<string, [read: (text: string) => unknown, texts: string[]]> = {
  "a picture that may be a drawing": [beginsSvg, MARKUP],
  "a website with the snippet": [(text) => readPage(text, ID, "https://a.example"), MARKUP],
  "links in a message": [linkify, MESSAGES],
  "formatting in a message": [(text) => plainText(text, "agent"), MESSAGES],
  "blocks of a message": [(text) => readBlocks(text, "agent"), MESSAGES],
  "the preview of a message": [(text) => previewOf(text, "contact"), MESSAGES],
  "an inbox's CSS": [(text) => safeCss(text), CSS],
  "a user agent": [parseUserAgent, HEADERS],
  "a forwarded address": [plainAddress, HEADERS],
  "an address to mask": [maskAddress, HEADERS],
  "a cursor": [(text) => attempt(() => decodeCursor(text)), HEADERS],
  "a range of bytes": [
    (text) => attempt(() => byteRange(new Uint8Array(9), text)),
    [...HEADERS, fill("1", "bytes=1-"), fill("bytes=")],
  ],
  "a trusted domain": [readTrustedDomain, [...HEADERS, fill("a."), fill("a-"), fill("xn--")]],
  "a channel's name": [
    (text) => parseChannelName(text, CHARS * 2),
    [...HEADERS, fill("#"), fill("private-")],
  ],
  "a user's JWT": [
    (text) => {
      return readJson(Buffer.from(JSON.stringify({ name: text })).toString("base64url"));
    },
    [fill('"'), fill("\\"), fill(":"), fill(" ")],
  ],
};

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}

const session = new Session();

/** How often blocks of our own code ran, as the engine counts them. */
function countBlocks(run: () => unknown): number {
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  let steps = 0;
  run();
  session.post("Profiler.takePreciseCoverage", (error, answer) => {
    if (error) throw error;
    for (const { url, functions } of answer.result) {
      if (!/\/(?:lib|packages)\//.test(url) || url.includes("node_modules")) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  session.post("Profiler.stopPreciseCoverage");
  return steps;
}

beforeAll(() => {
  session.connect();
  session.post("Profiler.enable");
});
afterAll(() => session.disconnect());

test("the counting sees loops of our own code", () => {
  expect(countBlocks(() => linkify(fill("a@")))).toBeGreaterThan(CHARS / 4);
});

for (const [what, [read, texts]] of Object.entries(READERS)) {
  for (const [index, text] of texts.entries()) {
    const name = `${what}: 1 MB of ${JSON.stringify(text.slice(0, 16))} (${index})`;
    test(name, { timeout: TIMEOUT_MS }, () => {
      expect(countBlocks(() => read(text))).toBeLessThan(MAX_STEPS_PER_CHAR * CHARS);
    });
  }
}
