import { expect } from "@playwright/test";
import { storedKeys } from "../../support/host-page.ts";
import { field, turn } from "../../support/settings-editor.ts";
import { newestConversation, SENT, visitorAddress, write } from "../../support/widget-chat.ts";
import type { Visit } from "../../support/widget-visit.ts";
import type { SettingsGroup } from "./row.ts";

const DAY_MS = 86_400_000;
const tab = "Privacy";

const begin = async ({ chat }: Visit) => {
  await write(await chat(), "Hello");
  await expect((await chat()).getByText(SENT)).toBeVisible();
};
const daysLeft = ({ sessionEnd }: Visit) =>
  Math.round(((sessionEnd()?.getTime() ?? 0) - Date.now()) / DAY_MS);

const addressKept = async ({ tenant }: Visit) =>
  visitorAddress(tenant, await newestConversation(tenant));

export const consent: SettingsGroup = {
  title: "the settings of consent and of how long a visitor is known reach the chat",
  isOnline: true,
  before: async (visit) => {
    await begin(visit);
    expect(daysLeft(visit)).toBe(180);
    expect(await addressKept(visit)).toBe("127.0.0.1");
  },
  rows: [
    {
      setting: "privacy.cookieConsent",
      tab,
      change: (panel) => turn(panel, "Ask before anything is stored", true),
      see: async ({ chat, page }) => {
        const frame = await chat();
        await expect(frame.getByRole("heading", { name: "Before we chat" })).toBeVisible();
        expect(await storedKeys(page)).toEqual([]);
        await frame.getByRole("button", { name: "Accept" }).click();
      },
    },
    {
      setting: "privacy.anonymizeIp",
      tab,
      change: (panel) => turn(panel, "Shorten IP addresses", true),
      see: async (visit) => {
        await begin(visit);
        expect(await addressKept(visit)).toBe("127.0.0.0");
      },
    },
    {
      setting: "privacy.sessionDays",
      tab,
      change: (panel) => field(panel, "Recognise them for").fill("7"),
      see: async (visit) => {
        expect(daysLeft(visit)).toBe(7);
      },
    },
  ],
};

export const forgetting: SettingsGroup = {
  title: "the settings for visitors who are not recognised reach the chat",
  isOnline: true,
  before: async (visit) => {
    await begin(visit);
    expect(await storedKeys(visit.page)).not.toEqual([]);
  },
  rows: [
    {
      setting: "privacy.persistSession",
      tab,
      change: (panel) => turn(panel, "Recognise returning visitors", false),
      see: async (visit) => {
        await begin(visit);
        expect(await storedKeys(visit.page)).toEqual([]);
      },
    },
  ],
};
