import { expect, type Locator } from "@playwright/test";
import { choose, field, section, turn } from "../../support/settings-editor.ts";
import { SENT, write } from "../../support/widget-chat.ts";
import type { Visit } from "../../support/widget-visit.ts";
import { formFieldRows } from "./form-field-rows.ts";
import type { SettingsGroup } from "./row.ts";

const TITLE = "Pre-chat form";
const MORE_THAN_A_MB = Buffer.alloc(1_200_000);

const chooseFile = async ({ chat }: Visit, name: string, buffer = Buffer.from(name)) => {
  const mimeType = name.endsWith(".txt") ? "text/plain" : "video/mp4";
  await (await chat()).locator("input[type=file]").setInputFiles([{ name, mimeType, buffer }]);
};
const startAnew = async ({ chat }: Visit) =>
  (await chat()).getByRole("button", { name: "Start a conversation" }).click();

/** Several conversations, the questions before them, and the files in them. */
export const conversations: SettingsGroup = {
  title: "the settings of conversations, questions and files reach the chat",
  isOnline: true,
  before: async ({ chat }) => {
    await expect((await chat()).getByRole("textbox", { name: /^Message to/ })).toBeVisible();
    await expect((await chat()).getByRole("button", { name: "Start a conver" })).toHaveCount(0);
    await expect((await chat()).locator("input[type=file][multiple]")).toHaveCount(1);
  },
  rows: [
    {
      setting: "behaviour.preChat.when",
      tab: "Behaviour",
      change: async (panel) => {
        await turn(panel, "Ask for details first", true);
        await choose(panel, "When", "After the first message");
      },
      see: async (visit) => {
        await startAnew(visit);
        // There is a composer at once: the questions come after it.
        await write(await visit.chat(), "My first words");
        await expect((await visit.chat()).getByText("My first words")).toBeVisible();
      },
    },
    {
      setting: "behaviour.preChat.enabled",
      tab: "Behaviour",
      change: (panel: Locator) =>
        section(panel, TITLE).getByRole("button", { name: "Only email" }).click(),
      see: async ({ chat }) => {
        await expect((await chat()).getByLabel("Email")).toBeFocused();
        await expect((await chat()).getByLabel("Name")).toHaveCount(0);
      },
    },
    ...formFieldRows({ path: "behaviour.preChat.fields", title: TITLE, submit: "Send message" }),
    {
      setting: "behaviour.uploads.types",
      tab: "Behaviour",
      change: async (panel) => {
        await field(panel, "File types").fill("text/plain");
        await field(panel, "File types").press("Enter");
      },
      see: async (visit) => {
        await chooseFile(visit, "film.mp4");
        const frame = await visit.chat();
        await expect(frame.getByText(/film\.mp4 can't be sent here/)).toBeVisible();
      },
    },
    {
      setting: "behaviour.uploads.maxBytes",
      tab: "Behaviour",
      change: (panel) => field(panel, "Largest file").fill("1"),
      see: async (visit) => {
        await chooseFile(visit, "long.txt", MORE_THAN_A_MB);
        const frame = await visit.chat();
        await expect(
          frame.getByText(/long\.txt is too large\. Files can be up to 1 MB/),
        ).toBeVisible();
      },
    },
    {
      setting: "behaviour.uploads.multiple",
      tab: "Behaviour",
      change: (panel) => turn(panel, "Several files at once", false),
      see: async (visit) => {
        const frame = await visit.chat();
        await expect(frame.locator("input[type=file]")).not.toHaveAttribute("multiple");
        await chooseFile(visit, "one.txt");
        await chooseFile(visit, "two.txt");
        await expect(frame.getByText("You can send 1 file at a time.")).toBeVisible();
        await frame.getByRole("button", { name: "Remove one.txt" }).click();
      },
    },
    {
      setting: "behaviour.severalConversations",
      tab: "Behaviour",
      change: (panel) => turn(panel, "Several conversations", true),
      see: async (visit) => {
        const frame = await visit.chat();
        await frame.getByRole("button", { name: "Back" }).click();
        const list = frame.getByRole("navigation", { name: "Your conversations" });
        await expect(list.getByRole("button")).toHaveText([/My first words/]);
        await startAnew(visit);
        await write(frame, "Another matter");
        await expect(frame.getByText(SENT)).toBeVisible();
        await expect(frame.getByText("My first words")).toHaveCount(0);
      },
    },
    {
      setting: "behaviour.transcriptByEmail",
      tab: "Behaviour",
      change: (panel) => turn(panel, "Also send transcripts by e-mail", true),
      see: async ({ chat }) => {
        const frame = await chat();
        await frame.getByRole("button", { name: "More options" }).click();
        await expect(frame.getByRole("menuitem", { name: "E-mail transcript" })).toBeVisible();
        await frame.getByRole("button", { name: "More options" }).press("Escape");
      },
    },
    {
      setting: "behaviour.replyToResolved",
      tab: "Behaviour",
      change: (panel) => turn(panel, "Replies reopen resolved conversations", false),
      see: async ({ chat }) => {
        const frame = await chat();
        await frame.getByRole("button", { name: "More options" }).click();
        await frame.getByRole("menuitem", { name: "End conversation" }).click();
        await frame.getByRole("button", { name: "End it" }).click();
        await expect(frame.getByText("This conversation has ended.")).toBeVisible();
        await expect(frame.getByRole("textbox")).toHaveCount(0);
      },
    },
  ],
};
