import type { FieldType, FormField } from "@linkdesk/contract/form-fields.ts";
import { expect, test } from "vitest";
import { checkForm, formToSend, withMessage } from "./forms.ts";
import { fieldsToAsk } from "./screen.ts";

const field = (type: FieldType, more: Partial<FormField> = {}): FormField => ({
  ...{ name: type, label: type, type, required: false },
  ...more,
});
const problem = (f: FormField, value: string) => checkForm([f], { [f.name]: value })[f.name];

test.each<[FieldType, string, string | undefined]>([
  ["text", "anything", undefined],
  ["email", "ada@example.com", undefined],
  ["email", "ADA+shop@mail.example.co.uk", undefined],
  ["email", "ada@example", "badEmail"],
  ["email", "ada example@x.com", "badEmail"],
  ["tel", "+44 (0)20 7946-0018", undefined],
  ["tel", "call me", "badTel"],
  ["url", "https://example.com/a?b", undefined],
  ["url", "example.com", "badUrl"],
  ["url", "javascript:alert(1)", "badUrl"],
  ["number", "-12.5", undefined],
  ["number", "a dozen", "badNumber"],
  ["textarea", "x".repeat(2_001), "tooLongValue"],
])("a field of the type %s is checked with the value %s", (type, value, expected) => {
  expect(problem(field(type), value)).toBe(expected);
});

test("a required field must be filled in, and an optional one may stay empty", () => {
  expect(problem(field("text", { required: true }), "  ")).toBe("needed");
  expect(problem(field("checkbox", { required: true }), "false")).toBe("needed");
  expect(problem(field("email"), "")).toBeUndefined();
});

test("the value of a choice must be one of the options", () => {
  const choice = field("select", { options: ["a", "b"] });
  expect(problem(choice, "a")).toBeUndefined();
  expect(problem(choice, "c")).toBe("badChoice");
});

test("only fields that were filled in are sent, and they are trimmed", () => {
  const fields = [field("text"), field("email")];
  expect(formToSend(fields, { text: " hi ", email: " ", other: "x" })).toEqual({ text: "hi" });
});

test("the form does not ask for a name or an address that is known", () => {
  const fields = [
    field("text", { name: "name" }),
    field("email", { name: "email" }),
    field("text", { name: "company" }),
  ];
  const names = (contact: { name: string | null; email: string | null }) =>
    fieldsToAsk(fields, contact).map(({ name }) => name);
  expect(names({ name: null, email: null })).toEqual(["name", "email", "company"]);
  expect(names({ name: "Ada", email: null })).toEqual(["email", "company"]);
  expect(names({ name: "Ada", email: "a@b.example" })).toEqual(["company"]);
});

test("a form for leaving a message always has a message field", () => {
  expect(withMessage([field("email")], "Message").map(({ name }) => name)).toEqual([
    "email",
    "message",
  ]);
  const own = field("textarea", { name: "message", label: "Tell us" });
  expect(withMessage([own], "Message")).toEqual([{ ...own, required: true }]);
});
