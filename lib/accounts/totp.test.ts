import { base32nopad } from "@scure/base";
import { generateSecret, generateURI } from "otplib";
import { describe, expect, it } from "vitest";
import { totpCode } from "../../tests/support/totp-code.ts";
import { totpStep } from "./totp.ts";

/** The secret of RFC 6238's appendix B; its codes have eight digits, ours are their last six. */
const secret = base32nopad.encode(Buffer.from("12345678901234567890"));

describe("TOTP", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("TOTP gives RFC 6238's code at %i s", (seconds, code) => {
    expect(totpCode(secret, Math.floor(seconds / 30))).toBe(code);
    expect(totpStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it("TOTP takes a code one step early or late, and no more", () => {
    // The code of the step from 1,111,111,080 s to 1,111,111,109 s.
    const at = (second: number) => totpStep(secret, "081804", (1_111_111_000 + second) * 1000);
    expect([at(50), at(80), at(109), at(139)]).toEqual(Array(4).fill(37_037_036));
    expect([at(49), at(140)]).toEqual([null, null]);
  });

  it("TOTP refuses what is not six digits", () => {
    for (const code of ["", "28708", "2870820", "28708x", "abcdefghij"]) {
      expect(totpStep(secret, code, 59_000)).toBeNull();
    }
  });

  it("TOTP makes secrets of 160 bits, and an address that apps read", () => {
    const one = generateSecret();
    expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(generateSecret()).not.toBe(one);
    expect(generateURI({ issuer: "Linkdesk", label: "a+b@example.com", secret: one })).toBe(
      `otpauth://totp/Linkdesk:a%2Bb%40example.com?secret=${one}&issuer=Linkdesk`,
    );
  });
});
