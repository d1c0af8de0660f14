// The preview of an inbox's settings: the chat as visitors see it, before anything is saved.
import type { InboxSettings, InboxSettingsPatch } from "@linkdesk/contract/inboxes.ts";
import type { Preview, PreviewScreen } from "@linkdesk/contract/preview.ts";
import type { Frame, Page } from "@playwright/test";
import sharp from "sharp";
import { CHAT_ADDRESS, expect, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { changeInbox, openShadowRoots } from "../support/host-page.ts";
import type { Tenant } from "../support/http-client.ts";
import { goOnline, newestConversation, postContent, SENT, write } from "../support/widget-chat.ts";

/** As large as the preview draws its page, so that the panel has its size on a page. */
const VIEWPORT = { width: 503, height: 800 };

type Case = {
  name: string;
  screen: PreviewScreen;
  settings: InboxSettingsPatch;
  /** Nobody of the team is online. */
  isAway?: boolean;
  /** How a visitor gets from the first screen to that one. */
  reach?: (chat: Frame, tenant: Tenant) => Promise<void>;
};

const SAMPLE = { visitor: "Do you deliver?", agent: "We do, on Saturdays." };

const start = (chat: Frame) => chat.getByRole("button", { name: "Ask us" }).click();

/** Settings that look different, and a screen that visitors see with them. */
const CASES: Case[] = [
  { name: "an inbox as it was created", screen: "home", settings: {} },
  {
    name: "a compact chat on the left with cards, in dark mode and in Arabic",
    screen: "home",
    settings: {
      language: "ar",
      appearance: {
        ...{ colorScheme: "dark", size: "compact", position: "bottom-left", color: "#0f766e" },
        ...{ offsetX: 40, offsetY: 8, launcherIcon: "wave" },
        cards: [
          { type: "link", title: "Opening hours", url: "https://example.com/hours" },
          { type: "announcement", title: "New in spring", text: "Bicycles", url: "", imageUrl: "" },
        ],
      },
      behaviour: { startButton: "Ask us", severalConversations: true },
    },
  },
  {
    name: "a large chat with custom CSS",
    screen: "home",
    settings: {
      appearance: {
        size: "large",
        customCss:
          ".linkdesk-widget { --linkdesk-primary: gold; --linkdesk-border-radius: 2px } .linkdesk-launcher { outline: 4px dotted #f00 } .linkdesk-home { letter-spacing: 1px }",
      },
      messages: { greeting: "Good day", notice: "Closed on Monday" },
    },
  },
  {
    name: "the question for consent",
    screen: "consent",
    settings: { language: "de", privacy: { cookieConsent: true } },
  },
  {
    name: "the questions before a conversation",
    screen: "form",
    settings: {
      language: "fr",
      behaviour: {
        startButton: "Ask us",
        preChat: {
          enabled: true,
          when: "before",
          fields: [
            { name: "email", label: "E-mail", type: "email", required: true },
            {
              name: "topic",
              label: "Topic",
              type: "select",
              options: ["Order", "Other"],
              required: true,
            },
          ],
        },
      },
    },
    reach: start,
  },
  {
    name: "nobody online, with a form for a message",
    screen: "away",
    isAway: true,
    settings: {
      appearance: { color: "#be123c" },
      behaviour: {
        startButton: "Ask us",
        offlineForm: {
          ...{ enabled: true, submitButton: "" },
          fields: [{ name: "email", label: "E-mail", type: "email", required: true }],
        },
      },
    },
    reach: start,
  },
  {
    name: "a conversation",
    screen: "chat",
    settings: {
      appearance: { color: "#f59e0b", colorScheme: "dark" },
      messages: { welcome: "Welcome!", notice: "Closed on Monday" },
    },
    async reach(chat, tenant) {
      await write(chat, SAMPLE.visitor);
      await expect(chat.getByText(SENT)).toBeVisible();
      const id = await newestConversation(tenant);
      await postContent(tenant, id, { type: "text" }, SAMPLE.agent);
      await expect(chat.getByText(SAMPLE.agent)).toBeVisible();
    },
  },
];

/** Settles what differs between two pictures of the same: what is behind, the pointer, the focus. */
async function picture(page: Page): Promise<Buffer> {
  await page.mouse.move(1, 1);
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement) activeElement.blur();
      for (const time of document.querySelectorAll("time")) time.textContent = "12:00";
    });
  }
  await page.evaluate(() => {
    document.documentElement.style.background = "white";
    document.body.style.visibility = "hidden";
  });
  return page.screenshot({ animations: "disabled" });
}

/** The share of the points at which two pictures differ visibly. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((png) => sharp(png).raw().toBuffer()));
  if (!a || !b || a.length !== b.length) return 1;
  let different = 0;
  for (let at = 0; at < a.length; at++) {
    if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > 24) different++;
  }
  return different / a.length;
}

/** Opens the preview by itself, and sends it what the settings page would. */
async function openPreview(agent: Page, tenant: Tenant, screen: PreviewScreen): Promise<void> {
  type Inbox = { brandName: string; settings: InboxSettings };
  const { body: inbox } = await tenant.call<Inbox>("GET", `/api/v1/inboxes/${tenant.inbox.id}`);
  const { body: me } = await tenant.call<{ name: string }>("GET", "/api/v1/me");
  const { language, appearance } = inbox.settings;
  const preview: Preview = {
    ...{ type: "linkdesk.preview", brandName: inbox.brandName, settings: inbox.settings, screen },
    ...{ isDark: appearance.colorScheme === "dark", isRtl: language === "ar" },
    sample: { ...SAMPLE, agentName: me.name },
  };
  await agent.setViewportSize(VIEWPORT);
  await agent.goto("/widget/preview");
  await agent.evaluate((message) => window.postMessage(message, location.origin), preview);
}

for (const { name, screen, settings, isAway, reach } of CASES) {
  test(`the preview is what visitors see: ${name}`, async ({
    visitor,
    agent,
    tenant,
    hostSite,
  }, testInfo) => {
    await changeInbox(tenant, settings);
    if (!isAway) await goOnline(tenant);
    for (const page of [visitor, agent]) await openShadowRoots(page);
    await visitor.setViewportSize(VIEWPORT);
    await visitor.goto(hostSite.page("plain"));
    await visitor.waitForFunction(() => typeof window.Linkdesk?.show === "function");
    await visitor.evaluate(() => window.Linkdesk?.show());
    await expect(visitor.frameLocator("iframe").locator("main")).toBeVisible();
    const chat = visitor.frames().find((frame) => CHAT_ADDRESS.test(frame.url()));
    if (chat) await reach?.(chat, tenant);
    await openPreview(agent, tenant, screen);
    await expect(agent.frameLocator("iframe").locator("main")).toBeVisible();
    await expect
      .poll(async () => {
        const pictures = [await picture(visitor), await picture(agent)] as const;
        for (const [index, body] of pictures.entries()) {
          await testInfo.attach(`${index}.png`, { body, contentType: "image/png" });
        }
        return difference(...pictures);
      })
      .toBeLessThan(0.001);
  });
}

test("what is typed into the settings shows in the preview at once, and the field keeps the focus", async ({
  agent,
  tenant,
}) => {
  await openShadowRoots(agent);
  const asked: string[] = [];
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=messages`);
  const chat = agent.frameLocator('iframe[title="Preview"]').frameLocator("iframe");
  await expect(chat.locator("main")).toBeVisible();
  agent.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/api/")) asked.push(request.url());
  });
  const greeting = agent.getByLabel("Greeting", { exact: true });
  await greeting.fill("Good morning from Bergen");
  await expect(chat.getByText("Good morning from Bergen")).toBeVisible();
  await expect(greeting).toBeFocused();
  await chooseOption(agent.getByLabel("Preview of"), "Conversation");
  await expect(chat.getByText("We do, until six in the evening.")).toBeVisible();
  await agent.getByRole("button", { name: "Preview right to left" }).click();
  await expect(chat.locator("html")).toHaveAttribute("dir", "rtl");
  await agent.getByRole("button", { name: "Preview in dark mode" }).click();
  await expect(chat.locator("html")).toHaveAttribute("data-scheme", "dark");
  // Nothing is saved, and the chat in the preview talks to no server.
  expect(asked).toEqual([]);
});

test("on a phone the preview shows the whole chat", async ({ agent, tenant }) => {
  for (const width of [390, 320]) {
    await agent.setViewportSize({ width, height: 800 });
    await agent.goto(`/inboxes/${tenant.inbox.id}`);
    await agent.getByRole("button", { name: "Preview" }).click();
    const frame = agent.getByRole("dialog").locator('iframe[title="Preview"]');
    const place = await frame.locator("..").boundingBox();
    const drawn = await frame.boundingBox();
    expect(place && drawn && drawn.x + drawn.width <= place.x + place.width, `${width}`).toBe(true);
    expect(place && place.x + place.width <= width, `${width}`).toBe(true);
  }
});

test("another website cannot frame the preview", async ({ page, appUrl, consoleErrors }) => {
  consoleErrors.expect(/frame-ancestors/);
  await page.setContent(`<iframe src="${appUrl}/widget/preview"></iframe>`);
  await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
});
