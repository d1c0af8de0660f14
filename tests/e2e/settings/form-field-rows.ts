import { expect, type Locator } from "@playwright/test";
import { chooseOption } from "../../support/choose-option.ts";
import { field, newest, section, turn } from "../../support/settings-editor.ts";
import { newestConversation, SENT } from "../../support/widget-chat.ts";
import type { SettingRow } from "./row.ts";

type Form = {
  /** Where its fields are in `inboxSettings`. */
  path: string;
  /** The heading of its part of the tab. */
  title: string;
  /** What its button says to the visitor. */
  submit: string;
  /** What else is filled in before it can be sent. */
  message?: string;
};

/** Adds two fields in the form builder, fills them in as a visitor, and sends them. */
export function formFieldRows({ path, title, submit, message }: Form): SettingRow[] {
  const tab = "Behaviour" as const;
  const inNewest = (panel: Locator) => newest(section(panel, title), "Fields");
  const add = (panel: Locator) =>
    section(panel, title).getByRole("button", { name: "Field", exact: true }).click();
  return [
    {
      setting: `${path}[].label`,
      tab,
      change: async (panel) => {
        await add(panel);
        await field(inNewest(panel), "Label").fill("Order number");
      },
      see: async ({ chat }) => expect((await chat()).getByLabel("Order number")).toBeVisible(),
    },
    {
      setting: `${path}[].name`,
      tab,
      change: (panel) => field(inNewest(panel), "Saved as").fill("order_no"),
      see: async ({ chat }) =>
        expect((await chat()).getByLabel("Order number")).toHaveAttribute("name", "order_no"),
    },
    {
      setting: `${path}[].placeholder`,
      tab,
      change: (panel) => field(inNewest(panel), "Placeholder (optional)").fill("A-1234"),
      see: async ({ chat }) => expect((await chat()).getByPlaceholder("A-1234")).toBeVisible(),
    },
    {
      setting: `${path}[].required`,
      tab,
      change: (panel) => turn(inNewest(panel), "Required", true),
      see: async ({ chat }) => {
        const frame = await chat();
        await frame.getByLabel("Email").fill("ada@example.com");
        if (message) await frame.getByLabel("Message", { exact: false }).fill(message);
        await frame.getByRole("button", { name: submit, exact: true }).click();
        await expect(frame.getByText("Please fill this in.")).toHaveCount(1);
        await expect(frame.getByLabel("Order number")).toBeFocused();
      },
    },
    {
      setting: `${path}[].type`,
      tab,
      change: async (panel) => {
        await add(panel);
        await field(inNewest(panel), "Label").fill("Topic");
        await chooseOption(field(inNewest(panel), "Type"), "Choice from a list");
      },
      see: async ({ chat }) =>
        expect((await chat()).getByRole("combobox", { name: "Topic" })).toBeVisible(),
    },
    {
      setting: `${path}[].options`,
      tab,
      change: (panel) => field(inNewest(panel), "Choices").fill("Sales\nSupport"),
      see: async ({ chat, tenant }) => {
        const frame = await chat();
        await frame.getByRole("combobox", { name: "Topic" }).selectOption("Support");
        await frame.getByLabel("Order number").fill("A-7");
        await frame.getByRole("button", { name: submit, exact: true }).click();
        await expect(frame.getByText(SENT)).toBeVisible();
        // The agents have the answers under the names they gave the fields.
        const path = `/api/v1/conversations/${await newestConversation(tenant)}`;
        const { body } = await tenant.call<{ attributes: object }>("GET", path);
        expect(body.attributes).toMatchObject({ order_no: "A-7", topic: "Support" });
      },
    },
  ];
}
