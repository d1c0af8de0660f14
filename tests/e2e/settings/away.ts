import { expect } from "@playwright/test";
import { field, section, turn } from "../../support/settings-editor.ts";
import { formFieldRows } from "./form-field-rows.ts";
import type { SettingsGroup } from "./row.ts";

const TITLE = "Offline form";
const SUBMIT = "Leave it here";

/** What a visitor finds while nobody of the team is there. */
export const away: SettingsGroup = {
  title: "the settings for when nobody is there reach the chat",
  isOnline: false,
  rows: [
    {
      setting: "messages.offline",
      tab: "Messages",
      change: (panel) => field(panel, "Offline message").fill("Gone fishing. Tell us anyway."),
      see: async ({ chat }) =>
        expect((await chat()).getByText("Gone fishing. Tell us anyway.")).toBeVisible(),
    },
    {
      setting: "behaviour.offlineForm.enabled",
      tab: "Behaviour",
      change: async (panel) => {
        await turn(panel, "Show a form while your team is away", true);
        await section(panel, TITLE)
          .getByRole("button", { name: "Email and message", exact: true })
          .click();
      },
      see: async ({ chat }) => {
        const frame = await chat();
        await frame.getByRole("button", { name: "Leave a message" }).click();
        await expect(frame.getByRole("heading", { name: "Leave a message" })).toBeVisible();
      },
    },
    {
      setting: "behaviour.offlineForm.submitButton",
      tab: "Behaviour",
      change: (panel) => field(panel, "Button text (optional)").fill(SUBMIT),
      see: async ({ chat }) =>
        expect((await chat()).getByRole("button", { name: SUBMIT })).toBeVisible(),
    },
    ...formFieldRows({
      path: "behaviour.offlineForm.fields",
      title: TITLE,
      submit: SUBMIT,
      message: "Call me back",
    }),
  ],
};
