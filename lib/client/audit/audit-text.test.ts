import { expect, it } from "vitest";
import { fieldLabel, valueText } from "./audit-text.ts";
import { auditExportHref, WHOLE_LOG } from "./audit-view.ts";

it("fields and values read as words", () => {
  expect(fieldLabel("settings.privacy.retentionDays")).toBe("Privacy, retention days");
  expect(fieldLabel("role")).toBe("Role");
  expect(fieldLabel("settings.appearance.offsetX")).toBe("Appearance, offset x");
  expect([null, "", true, false, 0, 30].map(valueText)).toEqual([
    "nothing",
    "nothing",
    "on",
    "off",
    "0",
    "30",
  ]);
});

it("the file has what the screen shows", () => {
  expect(auditExportHref(WHOLE_LOG)).toBe("/api/v1/audit/export");
  expect(auditExportHref({ ...WHOLE_LOG, group: "inbox", from: "2026-01-01" })).toBe(
    "/api/v1/audit/export?group=inbox&from=2026-01-01",
  );
});
