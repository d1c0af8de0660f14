import { expect, test } from "vitest";
import { fillGreeting } from "./greeting.ts";

test("a known visitor is greeted by name, an unknown one by the words after the bar", () => {
  expect(fillGreeting("Hi {{first_name | there}}", "Maria")).toBe("Hi Maria");
  expect(fillGreeting("Hi {{first_name | there}}", null)).toBe("Hi there");
  expect(fillGreeting("Hi {{first_name|dear friend}}!", null)).toBe("Hi dear friend!");
  expect(fillGreeting("Hi {{ first_name }}", null)).toBe("Hi ");
});

test("anything else stays as it was written", () => {
  expect(fillGreeting("{{last_name}} {first_name} $&", "Maria")).toBe(
    "{{last_name}} {first_name} $&",
  );
});
