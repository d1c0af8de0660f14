import { expect, test } from "vitest";
import { fillGreeting } from "./greeting.ts";

test.each([
  ["Hi {{first_name | there}}", "Ada Lovelace", "Hi Ada"],
  ["Hi {{first_name | there}}", null, "Hi there"],
  ["Hi {{ first_name|there }}!", " ", "Hi there!"],
  ["Hi {{first_name}}", null, "Hi"],
  ["No name here", "Ada", "No name here"],
  ["{{first_name | $&}}", null, "$&"],
])("the greeting %s is filled in for %s", (template, name, greeting) => {
  expect(fillGreeting(template, name)).toBe(greeting);
});
