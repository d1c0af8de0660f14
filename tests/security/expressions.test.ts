// Every regular expression that we ship, each shown to be linear in two ways: proven by an analysis
// of the expression, and counted step by step on 1 MB of the worst that its own parts make.
import { checkSync } from "recheck";
import { describe, expect, test } from "vitest";
import {
  type Attack,
  attacksOn,
  countSteps,
  TooManySteps,
  textOf,
} from "../support/expression-steps.ts";
import { findExpressions } from "../support/expressions.ts";

const MB = 1_000_000;
const TRIAL_CHARS = 500;
/** A quadratic expression needs thousands for each character of 1 MB. */
const MAX_STEPS_PER_CHAR = 300;
const ANALYSIS_TIMEOUT_MS = 60_000;

/** Expressions made while running, and what they can be. One that is not listed fails. */
const MADE: Record<string, [source: string, flags: string][]> = {};

const { literals, made } = findExpressions();
const all = new Map<string, { source: string; flags: string; place: string }>();
for (const { source, flags, file, line } of literals) {
  all.set(`/${source}/${flags}`, { source, flags, place: `${file}:${line}` });
}
for (const [file, expressions] of Object.entries(MADE)) {
  for (const [source, flags] of expressions) {
    all.set(`/${source}/${flags}`, { source, flags, place: file });
  }
}

test("every expression that is made while running is listed here", () => {
  expect([...new Set(made.map(({ file }) => file))].sort()).toEqual(Object.keys(MADE).sort());
});

test("the expressions are found: there are many, in every part of what we ship", () => {
  expect(literals.length).toBeGreaterThan(100);
  for (const part of ["lib/", "components/", "widget/", "packages/", "middleware.ts"]) {
    expect(
      literals.some(({ file }) => file.startsWith(part)),
      part,
    ).toBe(true);
  }
});

test.each([[/^\s*(<!--[\s\S]*?-->\s*)*<svg/i], [/<!--[\s\S]*?-->/g], [/[.,;:!?]+$/], [/\/+$/]])(
  "the counting finds what is not linear: %s",
  ({ source, flags }) => {
    expect(() => countWorst(source, flags, MB / 20)).toThrow(TooManySteps);
  },
);

describe.each([...all])("%s", (_name, { source, flags, place }) => {
  test(`the expression is linear by analysis (${place})`, {
    timeout: 2 * ANALYSIS_TIMEOUT_MS,
  }, () => {
    const found = checkSync(source, flags, { timeout: ANALYSIS_TIMEOUT_MS });
    if (found.status === "vulnerable" && found.checker === "fuzz") {
      // No proof, but a text that was found by trying: it is counted like all others.
      const { string } = found.attack;
      countSteps(source, flags, string, MAX_STEPS_PER_CHAR * string.length);
    } else {
      const attack = found.status === "vulnerable" ? found.attack.pattern : "";
      expect({ status: found.status, attack }).toEqual({ status: "safe", attack: "" });
    }
  });

  test("the expression reads 1 MB of its worst in a bounded number of steps", {
    timeout: 60_000,
  }, () => {
    expect(countWorst(source, flags, MB)).toBeLessThan(MAX_STEPS_PER_CHAR * MB);
  });
});

/** The steps of the worst attack at this length; the worst is found on shorter ones. */
function countWorst(source: string, flags: string, chars: number): number {
  let worst: { attack: Attack; steps: number } | undefined;
  for (const attack of attacksOn(source, flags)) {
    const text = textOf(attack, TRIAL_CHARS);
    const steps = countSteps(source, flags, text, MAX_STEPS_PER_CHAR * 10 * TRIAL_CHARS);
    if (!worst || steps > worst.steps) worst = { attack, steps };
  }
  if (!worst) return 0;
  return countSteps(source, flags, textOf(worst.attack, chars), MAX_STEPS_PER_CHAR * chars);
}
