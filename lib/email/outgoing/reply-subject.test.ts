import { expect, test } from "vitest";
import { replySubject } from "./reply-subject.ts";

test.each([
  "New reply from Maya",
  "Re: New reply from Maya",
  "RE: re : New reply from Maya",
  "Re[2]: New reply from Maya",
  "AW: New reply from Maya",
  "RES: New reply from Maya",
  "R: New reply from Maya",
  "Antw: New reply from Maya",
  "Odp: New reply from Maya",
  "YNT: New reply from Maya",
  "Ответ: New reply from Maya",
  "Відп: New reply from Maya",
  "رد: New reply from Maya",
  "\u200fהשב: New reply from Maya",
  "返信: New reply from Maya",
  "회신: New reply from Maya",
  "回复：New reply from Maya",
  "答复: Re: New reply from Maya",
])("%j gets one prefix", (subject) => {
  expect(replySubject(subject)).toBe("Re: New reply from Maya");
});

test.each(["Order: 4711", "Résumé: mine", "Radio", "Fwd: Order", ""])(
  "the subject %j is not cut",
  (subject) => {
    expect(replySubject(subject)).toBe(`Re: ${subject}`.trim());
  },
);

test("a long subject of prefixes takes no longer than its length", () => {
  expect(replySubject("Re: ".repeat(250_000))).toBe("Re:");
});
