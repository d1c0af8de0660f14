import { formFields } from "@linkdesk/contract/form-fields.ts";
import { expect, test } from "vitest";
import { fieldName, OFFLINE_PRESETS, PRE_CHAT_PRESETS, relabelled } from "./form-presets.ts";

test("every preset is a form the server takes", () => {
  for (const preset of [...PRE_CHAT_PRESETS, ...OFFLINE_PRESETS]) {
    expect(formFields.parse(preset.fields)).toEqual(preset.fields);
  }
});

test("a name is made from the label, unlike the others", () => {
  expect(fieldName("Team size?", [])).toBe("team_size");
  expect(fieldName("Größe", [])).toBe("gro_e");
  expect(fieldName("2nd phone", [])).toBe("nd_phone");
  expect(fieldName("会社名", [])).toBe("field");
  expect(fieldName("", ["field", "field_2"])).toBe("field_3");
  expect(fieldName("x".repeat(80), []).length).toBeLessThanOrEqual(40);
});

test("the name follows the label until somebody chose it", () => {
  const field = { name: "field", label: "", type: "text" as const, required: false };
  const named = relabelled(field, "Company", []);
  expect(named).toMatchObject({ name: "company", label: "Company" });
  expect(relabelled(named, "Company name", []).name).toBe("company_name");
  const chosen = { ...named, name: "org" };
  expect(relabelled(chosen, "Firm", []).name).toBe("org");
});
