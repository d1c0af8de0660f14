import { expect, test } from "vitest";
import { inboxErrors } from "./validate-inbox.ts";

const field = { name: "size", label: "Size", type: "select" as const, required: false };

test("settings that are fine have no errors", async () => {
  expect(await inboxErrors({ name: "Shop", settings: { privacy: { sessionDays: 30 } } })).toEqual(
    {},
  );
});

test("errors are at their fields, in words for people", async () => {
  const errors = await inboxErrors({
    name: " ",
    settings: {
      appearance: {
        color: "blue",
        offsetX: Number.NaN,
        offsetY: 401,
        logoUrl: "javascript:alert(1)",
        cards: [{ type: "link", title: "Help", url: "help" }],
      },
      behaviour: {
        proactive: [{ trigger: "pageview", message: "", delay: 0, onlyOnce: false }],
        offlineForm: { enabled: true, fields: [field], submitButton: "" },
      },
    },
  });
  expect(errors).toMatchObject({
    name: "Must not be empty.",
    "settings.appearance.color": "Must be a colour like #3355ee.",
    "settings.appearance.offsetX": "Must be a number.",
    "settings.appearance.offsetY": "Must be at most 400.",
    "settings.appearance.logoUrl": "Must be a full address that starts with http:// or https://.",
    "settings.behaviour.proactive.0.message": "Must not be empty.",
    "settings.behaviour.offlineForm.fields.0.options": "Must have at least one choice.",
  });
  expect(errors["settings.appearance.cards.0.url"]).toMatch(/http/);
});
