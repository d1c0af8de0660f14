// The widget in Firefox and WebKit: what a visitor does with pointer and keys.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ConversationDetail, Page } from "@linkdesk/contract/conversations.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { serveHostSite } from "../host-site/server.ts";
import { createTenant, type Tenant } from "../support/http-client.ts";
import { scratchFolder } from "../support/scratch.ts";
import { BROWSERS, startBrowser } from "./browsers.ts";
import {
  clickInChat,
  frameRect,
  openByKey,
  openByMouse,
  press,
  say,
  until,
  untilComposer,
  untilLauncher,
  untilOpen,
  untilShown,
} from "./chat.ts";
import type { DrivenBrowser, Tab } from "./tab.ts";

type Row = { id: string; preview: string };

/** A PNG of one pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

describe.each(BROWSERS)("in %s", (name) => {
  let browser: DrivenBrowser;
  let tenant: Tenant;
  let site: Awaited<ReturnType<typeof serveHostSite>>;
  let tab: Tab;
  const appUrl = inject("appUrl");

  beforeAll(async () => {
    browser = await startBrowser(name);
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    tenant = await createTenant(appUrl);
    site = await serveHostSite({ port: 0, appUrl, inboxId: tenant.inbox.id });
    tab = await browser.newTab();
  });
  afterEach(async () => {
    const errors = [...browser.takeErrors(), ...(await pageErrors(tab))];
    await tab.close();
    await site.close();
    expect(errors, "errors in the console").toEqual([]);
  });

  const page = (host = "open-shadow") => `${site.url}/${host}`;
  const rows = async (): Promise<Row[]> =>
    (await tenant.call<Page<Row>>("GET", "/api/v1/conversations")).body.items;
  const untilReceived = async (text: string) => {
    try {
      await until(`the team has “${text}”`, async () =>
        (await rows()).some((row) => row.preview === text),
      );
    } catch (error) {
      const shown = await tab.inChat(() => ({
        hasFocus: document.hasFocus(),
        focused: document.activeElement?.outerHTML.slice(0, 200),
        draft: document.querySelector("textarea")?.value,
        text: document.body.innerText,
      }));
      throw new Error(
        `The team has not received “${text}” but ${JSON.stringify(await rows())}. The chat: ${JSON.stringify(shown)}`,
        { cause: error },
      );
    }
  };
  const reply = async (text: string) => {
    const [row] = await rows();
    const body = { clientId: crypto.randomUUID(), text };
    await tenant.call("POST", `/api/v1/conversations/${row?.id}/messages`, body);
  };
  const change = async (settings: unknown) => {
    const path = `/api/v1/inboxes/${tenant.inbox.id}`;
    expect((await tenant.call("PATCH", path, { settings })).status).toBe(200);
  };

  test("a visitor opens the chat with the pointer, types at once, and reads the answer live", async () => {
    await tab.goto(page());
    await openByMouse(tab);
    await untilOpen(tab);
    await say(tab, "Hello from here");
    await untilReceived("Hello from here");
    await untilShown(tab, "Hello from here");
    await reply("Good morning");
    await untilShown(tab, "Good morning");
  });

  test("the chat of a sandboxed page sends a message and gets the answer live", async () => {
    const options = `
      onReady: function () { linktor('sendMessage', { text: 'From a sandbox' }); },
      onMessage: function (message) { parent.postMessage(message.text, '*'); }`;
    const inner = encodeURIComponent(`commands?options=${encodeURIComponent(options)}`);
    await tab.goto(`${page("sandboxed")}?inner=${inner}`);
    await tab.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.addEventListener("message", ({ data }) => heard.push(data));
    });
    await untilReceived("From a sandbox");
    await reply("Into the sandbox");
    await until("the page has the answer", () =>
      tab.evaluate(() =>
        (window as unknown as { heard: string[] }).heard.includes("Into the sandbox"),
      ),
    );
  });

  test("the keyboard alone opens the chat, sends a message and closes it again", async () => {
    await tab.goto(page());
    await openByKey(tab);
    await untilOpen(tab);
    await say(tab, "Typed without a mouse");
    await untilReceived("Typed without a mouse");
    await tab.press("Escape");
    await until("the chat is closed", () =>
      tab.evaluate(() => window.Linkdesk?.isVisible() === false),
    );
  });

  test("a reload keeps the conversation, and a draft is not lost", async () => {
    await tab.goto(page());
    await openByMouse(tab);
    await untilOpen(tab);
    await say(tab, "Before the reload");
    await untilReceived("Before the reload");
    await tab.reload();
    await openByMouse(tab);
    await untilShown(tab, "Before the reload");
    await say(tab, "After the reload");
    await untilReceived("After the reload");
    expect(await rows()).toHaveLength(1);
  });

  test("a picture is sent and shown", async () => {
    const folder = scratchFolder();
    const path = join(folder.path, "pixel.png");
    writeFileSync(path, Buffer.from(PIXEL, "base64"));
    await tab.goto(page());
    await openByMouse(tab);
    await untilComposer(tab);
    await tab.chooseInChat([path]);
    await until("the file is uploaded", () =>
      tab.inChat(() => document.querySelector("button[type=submit]:not([disabled])") !== null),
    );
    await clickInChat(tab, "textarea");
    await say(tab, "With a picture");
    await untilReceived("With a picture");
    await until("the picture is drawn", () =>
      tab.inChat(() =>
        [...document.querySelectorAll<HTMLImageElement>("[role=log] img")].some(
          (image) => image.complete && image.naturalWidth > 0,
        ),
      ),
    );
    folder.remove();
  });

  test("a form before the chat says what is missing, is filled in and sent", async () => {
    await tenant.call("PUT", "/api/v1/me/presence");
    const fields = [
      { name: "name", label: "Your name", type: "text", required: true },
      { name: "terms", label: "I agree", type: "checkbox", required: true },
    ];
    await change({ behaviour: { preChat: { enabled: true, when: "before", fields } } });
    await tab.goto(page());
    await openByMouse(tab);
    await press(tab, "Start a conversation");
    await press(tab, "Continue");
    const marks = await tab.inChat(() =>
      [...document.querySelectorAll<HTMLInputElement>("input[aria-invalid=true]")].map((input) => {
        const { outlineStyle, borderStyle } = getComputedStyle(input);
        return { name: input.name, isMarked: outlineStyle !== "none" || borderStyle !== "none" };
      }),
    );
    expect(marks).toEqual([
      { name: "name", isMarked: true },
      { name: "terms", isMarked: true },
    ]);
    await clickInChat(tab, "input[name=name]");
    await tab.type("Mira");
    await clickInChat(tab, "input[name=terms]");
    await press(tab, "Continue");
    await untilComposer(tab);
    await clickInChat(tab, "textarea");
    await say(tab, "I have introduced myself");
    await untilReceived("I have introduced myself");
  });

  test("in Arabic the chat runs from right to left and its hint can be read", async () => {
    await change({ language: "ar" });
    await tab.goto(page());
    await openByMouse(tab);
    await untilComposer(tab);
    const drawn = await tab.inChat(() => {
      const field = document.querySelector("textarea");
      if (!field) throw new Error("no field");
      const { direction, textAlign } = getComputedStyle(field);
      return { page: document.documentElement.dir, direction, textAlign, hint: field.placeholder };
    });
    expect(drawn.page).toBe("rtl");
    expect(drawn.direction).toBe("rtl");
    expect(drawn.hint).toMatch(/[\u0600-\u06FF]/);
  });

  test("the chat works where storage throws", async () => {
    await tab.goto(page("no-storage"));
    await openByMouse(tab);
    await untilOpen(tab);
    await say(tab, "Without storage");
    await untilReceived("Without storage");
  });

  test("two tabs of a visitor show the same conversation, and logout ends it", async () => {
    await tab.goto(page());
    await openByMouse(tab);
    await untilOpen(tab);
    await say(tab, "From the first tab");
    await untilReceived("From the first tab");
    const second = await browser.newTab();
    await second.goto(page());
    await openByMouse(second);
    await untilShown(second, "From the first tab");
    await reply("To both tabs");
    await untilShown(second, "To both tabs");
    await untilShown(tab, "To both tabs");
    await second.evaluate(() => window.Linkdesk?.logout());
    await second.close();
    await tab.reload();
    await openByMouse(tab);
    await untilComposer(tab);
    const text = await tab.inChat(() => document.body.innerText);
    expect(text).not.toContain("From the first tab");
  });

  test("after going away and back the chat goes on", async () => {
    await tab.goto(page());
    await openByMouse(tab);
    await untilOpen(tab);
    await say(tab, "Before leaving");
    await untilReceived("Before leaving");
    await reply("Until later");
    await untilShown(tab, "Until later");
    // A browser keeps no page in memory whose requests are still on their way.
    await until("the answer is read", async () => {
      const [row] = await rows();
      const path = `/api/v1/conversations/${row?.id}`;
      const { body } = await tenant.call<ConversationDetail>("GET", path);
      return body.contactReadSeq === body.lastSeq;
    });
    await tab.evaluate(() => {
      addEventListener("pageshow", (event) => {
        document.title = `restored: ${event.persisted}`;
      });
    });
    await tab.evaluate((url: string) => location.assign(url), page("plain"));
    await until("the other page", () =>
      tab.evaluate(() => location.pathname === "/plain" && document.readyState === "complete"),
    );
    await tab.back();
    await until("the page before", () =>
      tab.evaluate(
        () => location.pathname === "/open-shadow" && document.readyState === "complete",
      ),
    );
    await untilLauncher(tab);
    if (name === "firefox") {
      // From memory, with the open chat. The driver does not see frames of a restored page.
      expect(await tab.evaluate(() => document.title)).toBe("restored: true");
      const frame = await frameRect(tab);
      await tab.click(frame.left + frame.width / 2, frame.top + frame.height - 50);
    } else {
      // Under automation WebKit keeps no page in memory.
      if (!(await tab.evaluate(() => window.Linkdesk?.isVisible()))) await openByMouse(tab);
      await untilComposer(tab);
      await reply("Welcome back");
      await untilShown(tab, "Welcome back");
      await clickInChat(tab, "textarea");
    }
    await say(tab, "Here again");
    await untilReceived("Here again");
  });
});

/** What the host page kept for drivers that do not tell (see host-site/pages/open-shadow.js). */
async function pageErrors(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => window.pageErrors ?? []);
}
