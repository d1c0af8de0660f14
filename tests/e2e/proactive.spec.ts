import type { Page } from "@playwright/test";
import { chatFrame, clickLauncher, expect, say, test, untilLauncher } from "../support/browser.ts";
import { changeInbox, command, openShadowRoots, withOptions } from "../support/host-page.ts";
import type { Tenant } from "../support/http-client.ts";

type Rule = {
  id?: string;
  trigger: string;
  message: string;
  delay?: number;
  page?: string;
  percentage?: number;
  onlyOnce?: boolean;
};

const HOUR_MS = 3_600_000;
/** As in widget/proactive/turns.ts, and a little more. */
const AFTER_PAUSE_MS = 21_000;

const setRules = (tenant: Tenant, proactive: Rule[]) =>
  changeInbox(tenant, { behaviour: { proactive } });

/** Collects what the page tells the service about offers that were shown. */
async function collectCounts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const beacons: Promise<string>[] = [];
    const { sendBeacon } = navigator;
    Object.assign(window, { beacons });
    navigator.sendBeacon = (url, body) => {
      beacons.push((body as Blob).text());
      return sendBeacon.call(navigator, url, body);
    };
  });
  return () =>
    page.evaluate(() => Promise.all((window as unknown as { beacons: Promise<string>[] }).beacons));
}

const offer = (page: Page, text: string) =>
  page.getByRole("status").getByRole("button", { name: text });
const dismissButton = (page: Page) => page.getByRole("button", { name: "Dismiss" });

/** The script that watches the rules has come and runs. */
const untilWatched = (page: Page) => page.locator(".teaser").waitFor({ state: "attached" });

test.beforeEach(async ({ visitor }) => {
  await openShadowRoots(visitor);
});

// For a clock that jumps while the frame loads, the frame was slow.
test.beforeEach(({ consoleErrors }) => consoleErrors.expect(/The chat did not load from/));

test("without rules nothing is loaded for them", async ({ visitor, hostSite }) => {
  const scripts: string[] = [];
  visitor.on("request", (request) => scripts.push(request.url()));
  await visitor.goto(hostSite.page("plain"));
  await untilLauncher(visitor);
  await visitor.waitForLoadState("networkidle");
  expect(scripts.filter((url) => url.includes("proactive"))).toEqual([]);
});

test("an offer by time comes after its delay, is counted once, and opens a conversation", async ({
  visitor,
  agent,
  hostSite,
  tenant,
  appUrl,
}) => {
  await setRules(tenant, [
    { id: "greet", trigger: "time", delay: HOUR_MS, message: "Hi! Need any help?" },
  ]);
  const counts = await collectCounts(visitor);
  await visitor.clock.install();
  await visitor.goto(hostSite.page("plain"));
  await untilWatched(visitor);
  await expect(offer(visitor, "Hi! Need any help?")).not.toBeVisible();
  await visitor.clock.fastForward(HOUR_MS);
  await expect(offer(visitor, "Hi! Need any help?")).toBeVisible();
  const count = `{"inboxId":"${tenant.inbox.id}","id":"greet"}`;
  expect(await counts()).toEqual([count]);
  const answer = await visitor.request.post(`${appUrl}/api/widget/v1/proactive`, {
    data: count,
    headers: { "content-type": "text/plain" },
  });
  expect(answer.status()).toBe(204);
  await visitor.clock.resume();
  await offer(visitor, "Hi! Need any help?").click();
  const chat = await chatFrame(visitor);
  await expect(offer(visitor, "Hi! Need any help?")).not.toBeVisible();
  await expect(chat.getByText("Hi! Need any help?")).toBeVisible();
  await say(chat, "Yes, please");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Yes, please/ }).click();
  await expect(agent.getByRole("log").getByText("Hi! Need any help?")).toBeVisible();
  expect(await counts()).toEqual([count]);
});

test("an offer can be dismissed by hand and by Escape, and the focus goes to the launcher", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await setRules(tenant, [
    { trigger: "time", message: "First" },
    { trigger: "time", message: "Second" },
  ]);
  await visitor.clock.install();
  await visitor.goto(hostSite.page("plain"));
  await expect(offer(visitor, "First")).toBeVisible();
  await expect(offer(visitor, "Second")).not.toBeVisible();
  await dismissButton(visitor).click();
  await expect(offer(visitor, "First")).not.toBeVisible();
  await visitor.clock.fastForward(AFTER_PAUSE_MS);
  await expect(offer(visitor, "Second")).toBeVisible();
  await offer(visitor, "Second").focus();
  await visitor.keyboard.press("Escape");
  await expect(offer(visitor, "Second")).not.toBeVisible();
  await expect(visitor.getByRole("button", { name: "Open chat" })).toBeFocused();
});

test("an offer with onlyOnce does not come again on the next page, one without does", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await setRules(tenant, [{ id: "once", trigger: "time", message: "Only once", onlyOnce: true }]);
  await visitor.goto(hostSite.page("plain"));
  await expect(offer(visitor, "Only once")).toBeVisible();
  const options = "proactiveMessages: [{ trigger: 'time', message: 'Every time' }]";
  const address = withOptions(hostSite.page("commands"), options);
  for (const _ of [1, 2]) {
    await visitor.goto(address);
    await expect(offer(visitor, "Every time")).toBeVisible();
    await expect(offer(visitor, "Only once")).not.toBeVisible();
  }
});

test("onlyOnce without storage holds for the page", async ({ visitor, hostSite, tenant }) => {
  await setRules(tenant, [{ id: "once", trigger: "time", message: "Only once", onlyOnce: true }]);
  for (const _ of [1, 2]) {
    await visitor.goto(hostSite.page("no-storage"));
    await expect(offer(visitor, "Only once")).toBeVisible();
  }
});

test("an offer by pageview comes on its page only, also within a single-page app", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await setRules(tenant, [{ trigger: "pageview", page: "/docs/*", message: "Stuck?" }]);
  await visitor.goto(hostSite.page("spa"));
  await untilWatched(visitor);
  await expect(offer(visitor, "Stuck?")).not.toBeVisible();
  await visitor.evaluate(() => history.pushState({}, "", "/docs/install"));
  await expect(offer(visitor, "Stuck?")).toBeVisible();
});

test("an offer by scroll comes when so much of the page was seen", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await setRules(tenant, [{ trigger: "scroll", percentage: 75, message: "Still reading?" }]);
  await visitor.goto(hostSite.page("plain"));
  await visitor.evaluate(() => {
    document.body.style.height = "5000px";
  });
  await untilWatched(visitor);
  const scrollTo = (share: number) =>
    visitor.evaluate((part) => {
      const way = document.documentElement.scrollHeight - innerHeight;
      return new Promise<void>((resolve) => {
        addEventListener("scroll", () => requestAnimationFrame(() => resolve()), { once: true });
        window.scrollTo(0, way * part);
      });
    }, share);
  await scrollTo(0.5);
  await expect(offer(visitor, "Still reading?")).not.toBeVisible();
  await scrollTo(0.8);
  await expect(offer(visitor, "Still reading?")).toBeVisible();
});

test("an offer by exit_intent comes when the pointer leaves through the top", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  await setRules(tenant, [{ trigger: "exit_intent", message: "Wait!" }]);
  await visitor.goto(hostSite.page("plain"));
  await untilWatched(visitor);
  const leaveAt = (clientY: number) =>
    visitor.evaluate(
      (y) => document.documentElement.dispatchEvent(new MouseEvent("mouseleave", { clientY: y })),
      clientY,
    );
  await leaveAt(300);
  await expect(offer(visitor, "Wait!")).not.toBeVisible();
  await leaveAt(-1);
  await expect(offer(visitor, "Wait!")).toBeVisible();
});

test("an offer never comes over an open chat", async ({ visitor, hostSite, tenant }) => {
  await setRules(tenant, [{ trigger: "time", delay: HOUR_MS, message: "Too late" }]);
  await visitor.clock.install();
  await visitor.goto(hostSite.page("plain"));
  await untilWatched(visitor);
  await clickLauncher(visitor);
  await visitor.clock.fastForward(HOUR_MS);
  await visitor.evaluate(() => window.Linkdesk?.hide());
  await expect(offer(visitor, "Too late")).not.toBeVisible();
});

test("showProactiveMessage offers after its delay, as often as the page asks", async ({
  visitor,
  hostSite,
}) => {
  await visitor.clock.install();
  await visitor.goto(hostSite.page("commands"));
  await untilLauncher(visitor);
  await command(visitor, "showProactiveMessage", {
    text: "Need help finding something?",
    delay: 5_000,
  });
  await untilWatched(visitor);
  await expect(offer(visitor, "Need help")).not.toBeVisible();
  await visitor.clock.fastForward(5_000);
  await expect(offer(visitor, "Need help finding something?")).toBeVisible();
  await command(visitor, "showProactiveMessage", { text: "Something else?" });
  await visitor.clock.fastForward(1);
  await expect(offer(visitor, "Something else?")).toBeVisible();
  await expect(offer(visitor, "Need help")).not.toBeVisible();
  await offer(visitor, "Something else?").click();
  await visitor.clock.resume();
  const chat = await chatFrame(visitor);
  await expect(chat.getByText("Something else?")).toBeVisible();
});

test("a hostile page takes nothing from an offer", async ({ visitor, hostSite, tenant }) => {
  await setRules(tenant, [{ trigger: "time", message: "Still here" }]);
  for (const name of ["strict-csp", "broken-prototypes", "hostile-css"] as const) {
    await visitor.goto(hostSite.page(name));
    await expect(offer(visitor, "Still here")).toBeVisible();
  }
});

test("on a phone the offer fits, and destroy takes it away", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  const message = "Would you like somebody to look at it with you, right now? ".repeat(5);
  await setRules(tenant, [{ trigger: "time", message }]);
  await visitor.setViewportSize({ width: 320, height: 568 });
  await visitor.goto(hostSite.page("plain"));
  const teaser = offer(visitor, "Would you like");
  await expect(teaser).toBeVisible();
  const box = await teaser.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  await visitor.evaluate(() => window.Linkdesk?.destroy());
  await expect(teaser).not.toBeAttached();
});
