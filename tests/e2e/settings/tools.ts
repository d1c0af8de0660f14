import { expect } from "@playwright/test";
import { turn } from "../../support/settings-editor.ts";
import { SENT, write } from "../../support/widget-chat.ts";
import type { Visit } from "../../support/widget-visit.ts";
import type { SettingRow, SettingsGroup } from "./row.ts";

const EMOJI = "Add an emoji";
const FILES = "Attach files";
const MENU = ["Download transcript", "Turn sound off", "End conversation"];

const button = async ({ chat }: Visit, name: string) =>
  (await chat()).getByRole("button", { name, exact: true });

const begin = async ({ chat }: Visit) => {
  const frame = await chat();
  await write(frame, "Hello");
  await expect(frame.getByText(SENT)).toBeVisible();
};

/** A switch that takes something out of the menu. */
const menuRow = (setting: string, label: string, item: string): SettingRow => ({
  setting,
  tab: "Behaviour",
  change: (panel) => turn(panel, label, false),
  see: async ({ chat }) => {
    await expect((await chat()).getByRole("menuitem", { name: item })).toHaveCount(0);
    // With nothing in it there is no menu either.
    await expect((await chat()).getByRole("button", { name: "More options" })).toHaveCount(0);
  },
});

/** What an inbox can switch off. */
export const tools: SettingsGroup = {
  title: "tools that are switched off are gone from the chat",
  isOnline: true,
  before: async (visit) => {
    await begin(visit);
    for (const name of [EMOJI, FILES]) await expect(await button(visit, name)).toBeVisible();
    await (await button(visit, "More options")).click();
    await expect((await visit.chat()).getByRole("menuitem")).toHaveText(MENU);
  },
  rows: [
    {
      setting: "behaviour.emoji",
      tab: "Behaviour",
      change: (panel) => turn(panel, "Emoji picker", false),
      see: async (visit) => {
        await begin(visit);
        await expect(await button(visit, EMOJI)).toHaveCount(0);
      },
    },
    {
      setting: "behaviour.uploads.enabled",
      tab: "Behaviour",
      change: (panel) => turn(panel, "Visitors can send files", false),
      see: async (visit) => expect(await button(visit, FILES)).toHaveCount(0),
    },
    menuRow("behaviour.transcript", "Visitors can download a transcript", "Download transcript"),
    menuRow("behaviour.sounds", "Play a sound for new messages", "Turn sound off"),
    menuRow("behaviour.endConversation", "Visitors can end a conversation", "End conversation"),
  ],
};
