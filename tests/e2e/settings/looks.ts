import { expect } from "@playwright/test";
import { chooseOption } from "../../support/choose-option.ts";
import { choose, field, newest } from "../../support/settings-editor.ts";
import { pictureAddress } from "../../support/signed-pictures.ts";
import { PICTURES, type Visit } from "../../support/widget-visit.ts";
import type { SettingRow, SettingsGroup } from "./row.ts";

const boxOf = async ({ page, launcher }: Visit) => {
  const box = await launcher.boundingBox();
  const size = page.viewportSize();
  if (!box || !size) throw new Error("The launcher is not there.");
  return { left: box.x, bottom: size.height - box.y - box.height, width: box.width };
};

const launcher: SettingRow[] = [
  {
    setting: "appearance.color",
    tab: "Appearance",
    change: (panel) => field(panel, "Colour").fill("#7c3aed"),
    see: (visit) => expect(visit.launcher).toHaveCSS("background-color", "rgb(124, 58, 237)"),
  },
  {
    setting: "appearance.size",
    tab: "Appearance",
    change: (panel) => choose(panel, "Size of the window", "Large"),
    see: async (visit) => expect((await boxOf(visit)).width).toBe(64),
  },
  {
    setting: "appearance.position",
    tab: "Appearance",
    change: (panel) => choose(panel, "Side of the screen", "Left"),
    see: async (visit) => expect((await boxOf(visit)).left).toBeLessThan(200),
  },
  {
    setting: "appearance.offsetX",
    tab: "Appearance",
    change: (panel) => field(panel, "Distance from the side").fill("44"),
    see: async (visit) => expect((await boxOf(visit)).left).toBe(44),
  },
  {
    setting: "appearance.offsetY",
    tab: "Appearance",
    change: (panel) => field(panel, "Distance from the bottom").fill("61"),
    see: async (visit) => expect((await boxOf(visit)).bottom).toBe(61),
  },
  {
    setting: "appearance.launcherIcon",
    tab: "Appearance",
    change: (panel) => choose(panel, "Icon", "Your own"),
    see: (visit) => expect(visit.launcher.locator("img")).toBeVisible(),
  },
  {
    setting: "appearance.launcherImageUrl",
    tab: "Appearance",
    change: (panel) => field(panel, "Icon URL").fill(`${PICTURES}/icon.svg`),
    see: (visit) =>
      expect(visit.launcher.locator("img")).toHaveAttribute(
        "src",
        pictureAddress(`${PICTURES}/icon.svg`),
      ),
  },
  {
    setting: "appearance.customCss",
    tab: "Appearance",
    change: (panel) =>
      field(panel, "Your CSS").fill(
        ".linkdesk-launcher { border-radius: 14px } .linkdesk-header { letter-spacing: 3px }",
      ),
    see: async (visit) => {
      await expect(visit.launcher).toHaveCSS("border-radius", "14px");
      const header = (await visit.chat()).locator(".linkdesk-header");
      await expect(header).toHaveCSS("letter-spacing", "3px");
    },
  },
];

const chat: SettingRow[] = [
  {
    setting: "appearance.colorScheme",
    tab: "Appearance",
    change: (panel) => choose(panel, "Light or dark", "Dark"),
    see: async ({ chat }) =>
      expect((await chat()).locator("body")).toHaveCSS("background-color", "rgb(21, 23, 28)"),
  },
  {
    setting: "appearance.logoUrl",
    tab: "Appearance",
    change: (panel) => field(panel, "Logo URL (optional)").fill(`${PICTURES}/logo.svg`),
    see: async ({ chat }) =>
      expect((await chat()).locator(".logo").first()).toHaveAttribute(
        "src",
        pictureAddress(`${PICTURES}/logo.svg`),
      ),
  },
  {
    setting: "language",
    tab: "General",
    change: async (panel) => {
      await chooseOption(field(panel, "Language of the chat"), "Deutsch");
    },
    see: async ({ chat, launcher }) => {
      await expect((await chat()).locator("html")).toHaveAttribute("lang", "de");
      await expect(launcher).toHaveAccessibleName("Chat schließen");
      await expect((await chat()).getByRole("button", { name: "Chat schließen" })).toBeVisible();
    },
  },
  {
    setting: "brandName",
    tab: "General",
    change: (panel) => field(panel, "Brand name").fill("Birch & Co"),
    see: async ({ chat }) =>
      expect((await chat()).getByText("Birch & Co", { exact: true })).toBeVisible(),
  },
];

const cards: SettingRow[] = [
  {
    setting: "appearance.cards[].type",
    tab: "Appearance",
    change: (panel) => panel.getByRole("button", { name: "Announcement", exact: true }).click(),
    see: async ({ chat }) => expect((await chat()).locator(".card-announcement")).toHaveCount(1),
  },
  {
    setting: "appearance.cards[].title",
    tab: "Appearance",
    change: (panel) => field(newest(panel, "Cards"), "Title").fill("Free shipping"),
    see: async ({ chat }) =>
      expect((await chat()).getByText("Free shipping", { exact: true })).toBeVisible(),
  },
  {
    setting: "appearance.cards[].text",
    tab: "Appearance",
    change: (panel) => field(newest(panel, "Cards"), "Text (optional)").fill("Only this week."),
    see: async ({ chat }) => expect((await chat()).getByText("Only this week.")).toBeVisible(),
  },
  {
    setting: "appearance.cards[].imageUrl",
    tab: "Appearance",
    change: (panel) =>
      field(newest(panel, "Cards"), "Image URL (optional)").fill(`${PICTURES}/news.svg`),
    see: async ({ chat }) =>
      expect((await chat()).locator(".card-announcement img")).toHaveAttribute(
        "src",
        pictureAddress(`${PICTURES}/news.svg`),
      ),
  },
  {
    setting: "appearance.cards[].url",
    tab: "Appearance",
    // Without its protocol, as people write addresses.
    change: (panel) =>
      field(newest(panel, "Cards"), "Link URL (optional)").fill("shop.example/news"),
    see: async ({ chat }) =>
      expect((await chat()).getByRole("link", { name: /Free shipping/ })).toHaveAttribute(
        "href",
        "https://shop.example/news",
      ),
  },
  {
    setting: "appearance.cards[].type",
    tab: "Appearance",
    change: async (panel) => {
      await panel.getByRole("button", { name: "Link", exact: true }).click();
      await field(newest(panel, "Cards"), "Title").fill("Read the guide");
      await field(newest(panel, "Cards"), "Link URL").fill("https://shop.example/guide");
    },
    see: async ({ chat }) =>
      expect((await chat()).getByRole("link", { name: /Read the guide/ })).toHaveAttribute(
        "href",
        "https://shop.example/guide",
      ),
  },
];

const words: SettingRow[] = [
  {
    setting: "messages.greeting",
    tab: "Messages",
    change: (panel) => field(panel, "Greeting").fill("Welcome, {{first_name | dear visitor}}"),
    see: async ({ chat }) =>
      expect((await chat()).getByRole("heading", { level: 1 })).toHaveText("Welcome, dear visitor"),
  },
  {
    setting: "messages.introduction",
    tab: "Messages",
    change: (panel) => field(panel, "Introduction").fill("We know everything about tea."),
    see: async ({ chat }) =>
      expect((await chat()).getByText("We know everything about tea.")).toBeVisible(),
  },
  {
    setting: "messages.replyExpectation",
    tab: "Messages",
    change: (panel) => field(panel, "When to expect a reply").fill("Answers within the hour"),
    see: async ({ chat }) =>
      expect((await chat()).getByText("Answers within the hour")).toBeVisible(),
  },
  {
    setting: "messages.notice",
    tab: "Messages",
    change: (panel) => field(panel, "Notice (optional)").fill("Closed on Friday."),
    see: async ({ chat }) => expect((await chat()).getByText("Closed on Friday.")).toBeVisible(),
  },
  {
    setting: "behaviour.startButton",
    tab: "Behaviour",
    change: (panel) => field(panel, "Start button (optional)").fill("Ask about tea"),
    see: async ({ chat }) =>
      expect((await chat()).getByRole("button", { name: "Ask about tea" })).toBeVisible(),
  },
  {
    setting: "messages.welcome",
    tab: "Messages",
    change: (panel) => field(panel, "Welcome message (optional)").fill("What may we brew?"),
    see: async ({ chat }) => {
      await (await chat()).getByRole("button", { name: "Ask about tea" }).click();
      await expect((await chat()).getByText("What may we brew?")).toBeVisible();
    },
  },
];

/** The launcher, the home screen, and their words. */
export const looks: SettingsGroup = {
  title: "the settings of looks and words reach the chat",
  isOnline: true,
  rows: [...launcher, ...chat, ...cards, ...words],
};
