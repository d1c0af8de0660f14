// Every setting is changed where an admin changes it, and seen where a visitor sees it.
import { inboxSettings } from "@linkdesk/contract/inboxes.ts";
import { expect, test } from "../support/browser.ts";
import { schemaLeaves } from "../support/schema-leaves.ts";
import { openTab, saveSettings } from "../support/settings-editor.ts";
import { openVisit } from "../support/widget-visit.ts";
import { away } from "./settings/away.ts";
import { conversations } from "./settings/conversations.ts";
import { looks } from "./settings/looks.ts";
import { offers } from "./settings/offers.ts";
import { consent, forgetting } from "./settings/privacy.ts";
import { tools } from "./settings/tools.ts";

const GROUPS = [looks, conversations, tools, away, offers, consent, forgetting];

/** Settings that have no row here, and why. */
const WITHOUT_ROW = new Set([
  // The name of an offer in its counts; the service makes one.
  "behaviour.proactive[].id",
  // No visitor can see for how long something is kept of them: lib/privacy tests it.
  "privacy.retentionDays",
  "privacy.pageRetention",
  // It is about mails: lib/email and tests/e2e/continuity test it.
  "continuity.enabled",
  "continuity.offlineThreshold",
  "continuity.maxMessagesPerEmail",
  "continuity.minEmailInterval",
  "continuity.recipients",
  "continuity.recipientIds",
  "continuity.askForAddress",
]);

test("no setting is left out", () => {
  const leaves = schemaLeaves(inboxSettings).filter((leaf) => !WITHOUT_ROW.has(leaf));
  const covered = new Set(GROUPS.flatMap(({ rows }) => rows.map(({ setting }) => setting)));
  expect(leaves.filter((leaf) => !covered.has(leaf))).toEqual([]);
  // And none is here that is gone.
  const known = new Set([...leaves, "brandName"]);
  expect([...covered].filter((setting) => !known.has(setting))).toEqual([]);
});

for (const { title, isOnline, before, rows } of GROUPS) {
  test(title, async ({ browser, agent, tenant, hostSite }) => {
    const visiting = async (
      work: (visit: Parameters<NonNullable<typeof before>>[0]) => Promise<void>,
    ) => {
      const { visit, close } = await openVisit({ browser, tenant, address: hostSite.page });
      await visit.page.goto(hostSite.page("plain"));
      await work(visit);
      await close();
    };
    // Whoever has the dashboard open is there: without this, nobody could edit while being away.
    if (!isOnline) await agent.route("**/me/presence", (route) => route.fulfill({ status: 204 }));
    await agent.goto(`/inboxes/${tenant.inbox.id}`);
    await expect(agent.getByRole("tabpanel", { name: "General" })).toBeVisible();
    if (before) await visiting(before);

    for (const { setting, tab, change } of rows) {
      await test.step(`change ${setting}`, async () => change(await openTab(agent, tab)));
    }
    await saveSettings(agent);
    await visiting(async (visit) => {
      for (const { setting, see } of rows) await test.step(`see ${setting}`, () => see(visit));
    });
  });
}

test("an inbox that is off is gone from the website, and comes back", async ({
  agent,
  tenant,
  hostSite,
  browser,
  consoleErrors,
}) => {
  consoleErrors.expect(/This chat is switched off/);
  await agent.goto(`/inboxes/${tenant.inbox.id}`);
  await agent.getByRole("button", { name: "Turn off…" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  await expect(agent.getByText("This inbox is off")).toBeVisible();
  const off = await openVisit({ browser, tenant, address: hostSite.page });
  const refused = off.visit.page.waitForEvent("console", (message) =>
    message.text().startsWith("[Linkdesk]"),
  );
  await off.visit.page.goto(hostSite.page("plain"));
  await refused;
  await expect(off.visit.launcher).toHaveCount(0);
  await off.close();
  await agent.getByRole("button", { name: "Turn on" }).click();
  await expect(agent.getByRole("heading", { name: "Turn this inbox off" })).toBeVisible();
  const on = await openVisit({ browser, tenant, address: hostSite.page });
  await on.visit.page.goto(hostSite.page("plain"));
  await expect(on.visit.launcher).toBeVisible();
  await on.close();
});
