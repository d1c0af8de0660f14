import { expect, test } from "vitest";
import { fillVariables, REPLY_VARIABLES, unknownVariables } from "./fill-variables.ts";

const facts = {
  contact: { name: "Kari Nordmann", email: "kari@example.com" },
  agentName: "Maya de Vries",
  inboxName: "Website",
  brandName: "Fernhill",
  conversationId: "c-1",
};
const anonymous = { ...facts, contact: { name: null, email: null } };

test("a reply names the contact, the agent, the inbox, the brand and the conversation", () => {
  const text = REPLY_VARIABLES.map((name) => `{{${name}}}`).join(", ");
  expect(fillVariables(text, facts)).toBe(
    "Kari, Kari Nordmann, kari@example.com, Maya, Maya de Vries, Website, Fernhill, c-1",
  );
});

test("spaces around a variable and its fallback do not matter", () => {
  expect(fillVariables("Hi {{ contact.first_name|there }}!", facts)).toBe("Hi Kari!");
  expect(fillVariables("Hi {{contact.first_name  |  there  }}!", anonymous)).toBe("Hi there!");
});

test("what is not known is its fallback, and nothing without one", () => {
  expect(fillVariables("Hi {{contact.name | my friend | you}}", anonymous)).toBe(
    "Hi my friend | you",
  );
  expect(fillVariables("To: {{contact.email}}.", anonymous)).toBe("To: .");
  const blank = { ...facts, contact: { name: "  ", email: null } };
  expect(fillVariables("Hi {{contact.first_name | there}}", blank)).toBe("Hi there");
});

test("unknown variables stay as they were written, and are listed once each", () => {
  const text = "{{contact.nmae | x}} {{}} {{constructor}} {{contact.name}} {{constructor}} {a} }}";
  expect(fillVariables(text, facts)).toBe(
    "{{contact.nmae | x}} {{}} {{constructor}} Kari Nordmann {{constructor}} {a} }}",
  );
  expect(unknownVariables(text)).toEqual(["contact.nmae", "", "constructor"]);
});

test("a value that looks like a variable is not filled in again", () => {
  const contact = { name: "{{agent.name}} $&", email: null };
  expect(fillVariables("Hi {{contact.name}}", { ...facts, contact })).toBe("Hi {{agent.name}} $&");
});

test("braces around a variable, and braces over two lines, are text", () => {
  expect(fillVariables("{{{agent.name}}}", facts)).toBe("{Maya de Vries}");
  expect(fillVariables("{{agent.\nname}} {{ {{agent.name}}", facts)).toBe(
    "{{agent.\nname}} {{ Maya de Vries",
  );
});

test.each(["{", "}", "{{", "}}", "{{|", "{{a}}", "{{a|"])(
  "a megabyte of %s is read in time in proportion to its length",
  (part) => {
    const text = part.repeat(1_000_000 / part.length);
    const started = performance.now();
    expect(fillVariables(text, facts)).toHaveLength(text.length);
    expect(performance.now() - started).toBeLessThan(2_000);
  },
);
