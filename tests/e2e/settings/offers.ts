import { expect, type Locator } from "@playwright/test";
import { chooseOption } from "../../support/choose-option.ts";
import { field, newest, turn } from "../../support/settings-editor.ts";
import type { Visit } from "../../support/widget-visit.ts";
import type { SettingRow, SettingsGroup } from "./row.ts";

const HOUR_MS = 3_600_000;
const tab = "Behaviour";

const offer = ({ page }: Visit, text: string) =>
  page.getByRole("status").getByRole("button", { name: text });
const untilWatched = ({ page }: Visit) => page.locator(".teaser").waitFor({ state: "attached" });
const add = async (panel: Locator, message: string) => {
  await panel.getByRole("button", { name: "Proactive message", exact: true }).click();
  await field(newest(panel, "Proactive messages"), "Message").fill(message);
};
const goTo = async (visit: Visit, name: Parameters<Visit["address"]>[0]) => {
  await visit.page.goto(visit.address(name));
  await untilWatched(visit);
};

const rows: SettingRow[] = [
  {
    setting: "behaviour.proactive[].message",
    tab,
    change: (panel) => add(panel, "Still here after an hour?"),
    see: async (visit) => {
      await visit.page.clock.install();
      await goTo(visit, "plain");
      await expect(offer(visit, "Still here after an hour?")).toHaveCount(0);
    },
  },
  {
    setting: "behaviour.proactive[].delay",
    tab,
    change: (panel) =>
      field(newest(panel, "Proactive messages"), "After").fill(`${HOUR_MS / 1_000}`),
    see: async (visit) => {
      await visit.page.clock.fastForward(HOUR_MS - 60_000);
      await expect(offer(visit, "Still here after an hour?")).toHaveCount(0);
      await visit.page.clock.fastForward(60_000);
      await expect(offer(visit, "Still here after an hour?")).toBeVisible();
    },
  },
  {
    setting: "behaviour.proactive[].onlyOnce",
    tab,
    change: (panel) =>
      turn(newest(panel, "Proactive messages"), "Only once for each visitor", true),
    see: async (visit) => {
      await goTo(visit, "plain");
      await visit.page.clock.fastForward(2 * HOUR_MS);
      await expect(offer(visit, "Still here after an hour?")).toHaveCount(0);
    },
  },
  {
    setting: "behaviour.proactive[].page",
    tab,
    change: async (panel) => {
      await add(panel, "Which command is it?");
      const row = newest(panel, "Proactive messages");
      await chooseOption(field(row, "When"), "On a specific page");
      await field(row, "Page").fill("/com*");
      await field(row, "Wait before it appears").fill("0");
      await turn(row, "Only once for each visitor", false);
    },
    see: async (visit) => {
      await expect(offer(visit, "Which command is it?")).toHaveCount(0);
      for (const _ of ["shown", "and again: it is not only once"]) {
        await visit.page.goto(visit.address("commands"));
        await expect(offer(visit, "Which command is it?")).toBeVisible();
      }
    },
  },
  {
    setting: "behaviour.proactive[].trigger",
    tab,
    change: async (panel) => {
      await add(panel, "Read that far?");
      await chooseOption(field(newest(panel, "Proactive messages"), "When"), "After scrolling");
      await field(newest(panel, "Proactive messages"), "Wait before it appears").fill("0");
    },
    see: async (visit) => {
      await goTo(visit, "plain");
      await visit.page.evaluate(() => {
        document.body.style.height = "5000px";
      });
      await visit.page.evaluate(scrollTo60);
      await expect(offer(visit, "Read that far?")).toHaveCount(0);
    },
  },
  {
    setting: "behaviour.proactive[].percentage",
    tab,
    change: (panel) => field(newest(panel, "Proactive messages"), "How far down").fill("80"),
    see: async (visit) => {
      await visit.page.mouse.wheel(0, 10_000);
      await expect(offer(visit, "Read that far?")).toBeVisible();
    },
  },
];

/** Past the half, where it would be shown if nobody had changed the percentage. */
function scrollTo60(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener("scroll", () => requestAnimationFrame(() => resolve()), { once: true });
    scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * 0.6);
  });
}

/** Messages before anybody asked. */
export const offers: SettingsGroup = {
  title: "the settings of offers reach the website",
  isOnline: true,
  rows,
};
