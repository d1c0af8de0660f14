import { expect, test } from "vitest";
import { fillSignature } from "./fill-signature.ts";

const facts = { agentName: "Maya de Vries", brand: "Fernhill", inbox: "Support" };

test("a signature names the agent, the brand and the inbox", () => {
  expect(fillSignature("{agent.first_name} ({agent.name})\n{brand}, {inbox}", facts)).toBe(
    "Maya (Maya de Vries)\nFernhill, Support",
  );
});

test("a signature keeps everything else in braces as it was written", () => {
  expect(fillSignature("{agent} {agent.name {Brand} {{brand}} $&", facts)).toBe(
    "{agent} {agent.name {Brand} {Fernhill} $&",
  );
});

test("a value that looks like a variable is not filled in again", () => {
  expect(fillSignature("{agent.name}", { ...facts, agentName: "{brand}" })).toBe("{brand}");
});
