// Counts what a backtracking matcher does with a text, so that a bound does not depend on how fast
// a machine is. It follows ECMAScript's order of alternatives, as V8 does without its shortcuts.
import { type AST, RegExpParser } from "@eslint-community/regexpp";

type Instruction =
  | { op: "char"; fits: (code: number) => boolean }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { op: "save"; slot: number }
  | { op: "moved"; slot: number }
  | { op: "edge"; holds: (text: string, at: number) => boolean }
  | { op: "look"; program: Instruction[]; negate: boolean }
  | { op: "again"; group: number }
  | { op: "match" };

export class TooManySteps extends Error {}

const parser = new RegExpParser({ ecmaVersion: 2025 });
/** Where something was saved, newest first. */
type Slots = { slot: number; at: number; before: Slots } | null;
type Walk = { steps: number; max: number };

/** How many steps all matches of an expression in a text take. Throws when they are more than `max`. */
export function countSteps(source: string, flags: string, text: string, max: number): number {
  const { program, isAnchored } = compile(source, flags);
  const walk: Walk = { steps: 0, max };
  const searchesOn = flags.includes("g");
  let at = 0;
  while (at <= text.length) {
    const end = run(program, text, at, walk);
    if (end === null) {
      if (isAnchored || flags.includes("y")) break;
      at++;
    } else if (!searchesOn) break;
    else at = end > at ? end : at + 1;
    step(walk);
  }
  return walk.steps;
}

const compiled = new Map<string, { program: Instruction[]; isAnchored: boolean }>();

function compile(source: string, flags: string) {
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const pattern = parse(source, flags);
  const program: Instruction[] = [];
  emitAlternatives(pattern.alternatives, program, { flags, groups: groupsOf(pattern) });
  program.push({ op: "match" });
  const isAnchored =
    !flags.includes("m") &&
    pattern.alternatives.every(
      ({ elements: [first] }) => first?.type === "Assertion" && first.kind === "start",
    );
  const result = { program, isAnchored };
  compiled.set(key, result);
  return result;
}

/** The syntax tree of an expression. */
export function parse(source: string, flags: string): AST.Pattern {
  const mode = { unicode: flags.includes("u"), unicodeSets: flags.includes("v") };
  return parser.parsePattern(source, 0, source.length, mode);
}

type Context = { flags: string; groups: AST.CapturingGroup[] };

function groupsOf(pattern: AST.Pattern): AST.CapturingGroup[] {
  const groups: AST.CapturingGroup[] = [];
  const visit = (node: AST.Node) => {
    if (node.type === "CapturingGroup") groups.push(node);
    for (const inside of childrenOf(node)) visit(inside);
  };
  visit(pattern);
  return groups;
}

/** What a node of the tree consists of. */
export function childrenOf(node: AST.Node): AST.Node[] {
  if ("alternatives" in node && Array.isArray(node.alternatives)) return node.alternatives;
  if (node.type === "Alternative") return node.elements;
  if (node.type === "Quantifier") return [node.element];
  return [];
}

function emitAlternatives(all: readonly AST.Alternative[], to: Instruction[], context: Context) {
  const jumps: { op: "jump"; to: number }[] = [];
  for (const [index, alternative] of all.entries()) {
    const isLast = index === all.length - 1;
    const split = { op: "split" as const, first: to.length + 1, second: 0 };
    if (!isLast) to.push(split);
    for (const element of alternative.elements) emit(element, to, context);
    if (isLast) continue;
    const jump = { op: "jump" as const, to: 0 };
    jumps.push(jump);
    to.push(jump);
    split.second = to.length;
  }
  for (const jump of jumps) jump.to = to.length;
}

function emit(node: AST.Element, to: Instruction[], context: Context): void {
  switch (node.type) {
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
    case "ExpressionCharacterClass":
      to.push({ op: "char", fits: fits(node.raw, context.flags) });
      return;
    case "Group":
      emitAlternatives(node.alternatives, to, context);
      return;
    case "CapturingGroup": {
      const slot = 2 * context.groups.indexOf(node);
      to.push({ op: "save", slot });
      emitAlternatives(node.alternatives, to, context);
      to.push({ op: "save", slot: slot + 1 });
      return;
    }
    case "Quantifier":
      emitQuantifier(node, to, context);
      return;
    case "Assertion":
      emitAssertion(node, to, context);
      return;
    case "Backreference":
      to.push({ op: "again", group: Number(node.ref) - 1 });
      return;
  }
}

function emitQuantifier(node: AST.Quantifier, to: Instruction[], context: Context): void {
  for (let i = 0; i < node.min; i++) emit(node.element, to, context);
  const split = () => ({ op: "split" as const, first: 0, second: 0 });
  const aim = (one: ReturnType<typeof split>, inside: number, after: number) => {
    one.first = node.greedy ? inside : after;
    one.second = node.greedy ? after : inside;
  };
  if (node.max === Number.POSITIVE_INFINITY) {
    const loop = split();
    const start = to.push(loop) - 1;
    // A turn that read nothing would go on for ever; a group's own places come before these.
    const slot = 2 * context.groups.length + start;
    const canBeEmpty = sampleOf(node.element, context.flags) === "";
    if (canBeEmpty) to.push({ op: "save", slot });
    emit(node.element, to, context);
    if (canBeEmpty) to.push({ op: "moved", slot });
    to.push({ op: "jump", to: start });
    aim(loop, start + 1, to.length);
    return;
  }
  const splits: [ReturnType<typeof split>, number][] = [];
  for (let i = node.min; i < node.max; i++) {
    const one = split();
    splits.push([one, to.push(one)]);
    emit(node.element, to, context);
  }
  for (const [one, inside] of splits) aim(one, inside, to.length);
}

function emitAssertion(node: AST.Assertion, to: Instruction[], context: Context): void {
  const isMultiline = context.flags.includes("m");
  const isWord = (text: string, at: number) => /\w/.test(text.charAt(at));
  switch (node.kind) {
    case "start":
      to.push({
        op: "edge",
        holds: (text, at) => at === 0 || (isMultiline && text[at - 1] === "\n"),
      });
      return;
    case "end":
      to.push({
        op: "edge",
        holds: (text, at) => at === text.length || (isMultiline && text[at] === "\n"),
      });
      return;
    case "word":
      to.push({
        op: "edge",
        holds: (text, at) => (isWord(text, at - 1) !== isWord(text, at)) !== node.negate,
      });
      return;
    case "lookahead": {
      const program: Instruction[] = [];
      emitAlternatives(node.alternatives, program, context);
      program.push({ op: "match" });
      to.push({ op: "look", program, negate: node.negate });
      return;
    }
    case "lookbehind":
      throw new Error("Older browsers do not read (?<= and (?<!: look at the character instead");
  }
}

/** Whether a code unit fits a character or a class; what that means is left to the engine. */
function fits(raw: string, flags: string): (code: number) => boolean {
  const own = new RegExp(`^(?:${raw})$`, flags.replace(/[gmyd]/g, ""));
  const known = new Int8Array(65_536);
  return (code) => {
    const answer = known[code] || (own.test(String.fromCharCode(code)) ? 1 : -1);
    known[code] = answer;
    return answer > 0;
  };
}

/** Nothing in an expression is likely to fit this. */
const STRANGE = "\u0001";
/** Characters worth trying first: a sample should look like what people type. */
const USUAL = [..."a0A<>-/.\"'@ :;=&%_{}()\n"];

/** A short text that fits a node. */
export function sampleOf(node: AST.Node, flags: string): string {
  switch (node.type) {
    case "Pattern":
    case "Group":
    case "CapturingGroup": {
      const all = node.alternatives.map((alternative) => sampleOf(alternative, flags));
      return all.reduce((shortest, one) => (one.length < shortest.length ? one : shortest));
    }
    case "Alternative":
      return node.elements.map((element) => sampleOf(element, flags)).join("");
    case "Quantifier":
      return sampleOf(node.element, flags).repeat(node.min);
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
    case "ExpressionCharacterClass": {
      const fit = fits(node.raw, flags);
      const usual = USUAL.find((char) => fit(char.charCodeAt(0)));
      if (usual) return usual;
      for (let code = 0; code < 65_536; code++) if (fit(code)) return String.fromCharCode(code);
      return "";
    }
    default:
      return "";
  }
}

export type Attack = { prefix: string; pump: string; suffix: string };

/** Texts that could cost an expression much: each of its parts over and over, then no match. */
export function attacksOn(source: string, flags: string): Attack[] {
  const pattern = parse(source, flags);
  const pumps = new Set<string>();
  const prefixes = new Set<string>([""]);
  const visit = (node: AST.Node, before: string) => {
    const sample = sampleOf(node, flags);
    if (sample) pumps.add(sample);
    if (node.type === "Quantifier") {
      prefixes.add(before);
      const inside = sampleOf(node.element, flags);
      if (inside) pumps.add(inside).add(inside + inside);
    }
    let read = before;
    for (const inside of childrenOf(node)) {
      visit(inside, node.type === "Alternative" ? read : before);
      if (node.type !== "Alternative") continue;
      read += sampleOf(inside, flags);
      // What is read before something is missing, over and over.
      if (read !== before) pumps.add(read.slice(before.length));
    }
  };
  visit(pattern, "");
  const whole = sampleOf(pattern, flags);
  return [...prefixes].flatMap((prefix) =>
    [...pumps].flatMap((pump) =>
      [...new Set(["", STRANGE, whole])].map((suffix) => ({ prefix, pump, suffix })),
    ),
  );
}

/** An attack of about this many characters. */
export function textOf({ prefix, pump, suffix }: Attack, chars: number): string {
  return prefix + pump.repeat(Math.ceil(chars / pump.length)) + suffix;
}

function step(walk: Walk): void {
  walk.steps++;
  if (walk.steps > walk.max) throw new TooManySteps();
}

function savedAt(slots: Slots, slot: number): number {
  let one = slots;
  while (one && one.slot !== slot) one = one.before;
  return one?.at ?? 0;
}

/** Where the match that begins at `from` ends, or null. */
function run(program: Instruction[], text: string, from: number, walk: Walk): number | null {
  const waiting: [pc: number, at: number, slots: Slots][] = [[0, from, null]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    let [pc, at, slots] = next;
    for (let goesOn = true; goesOn; ) {
      step(walk);
      const instruction = program[pc];
      if (!instruction) throw new Error("An expression's program has no end");
      switch (instruction.op) {
        case "match":
          return at;
        case "char":
          goesOn = at < text.length && instruction.fits(text.charCodeAt(at));
          at++;
          pc++;
          break;
        case "split":
          waiting.push([instruction.second, at, slots]);
          pc = instruction.first;
          break;
        case "jump":
          pc = instruction.to;
          break;
        case "save":
          slots = { slot: instruction.slot, at, before: slots };
          pc++;
          break;
        case "moved":
          goesOn = savedAt(slots, instruction.slot) !== at;
          pc++;
          break;
        case "edge":
          goesOn = instruction.holds(text, at);
          pc++;
          break;
        case "look":
          goesOn = (run(instruction.program, text, at, walk) !== null) !== instruction.negate;
          pc++;
          break;
        case "again": {
          const start = savedAt(slots, 2 * instruction.group);
          const said = text.slice(start, savedAt(slots, 2 * instruction.group + 1));
          goesOn = text.startsWith(said, at);
          at += said.length;
          pc++;
          break;
        }
      }
    }
  }
  return null;
}
