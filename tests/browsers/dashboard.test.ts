// The dashboard in Firefox and WebKit: signing in, answering, changing a setting.

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import {
  createTenant,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { BROWSERS, startBrowser } from "./browsers.ts";
import { until } from "./chat.ts";
import type { DrivenBrowser, Tab } from "./tab.ts";

describe.each(BROWSERS)("in %s", (name) => {
  let browser: DrivenBrowser;
  let tenant: Tenant;
  let tab: Tab;
  const appUrl = inject("appUrl");

  beforeAll(async () => {
    browser = await startBrowser(name);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    tenant = await createTenant(appUrl);
    tab = await browser.newTab();
  });
  afterEach(async () => {
    const errors = browser.takeErrors();
    await tab.forgetCookies();
    await tab.close();
    expect(JSON.stringify(errors), "errors in the console").toEqual("[]");
  });

  const shown = (text: string) =>
    until(`“${text}” on the page`, () =>
      tab.evaluate((wanted: string) => document.body.innerText.includes(wanted), text),
    );
  const clickOn = async (selector: string, text = "") => {
    const find = (query: string, wanted: string) => {
      const all = [...document.querySelectorAll<HTMLElement>(query)];
      const found = all.find((element) => element.innerText.includes(wanted));
      if (!found) return null;
      found.scrollIntoView({ block: "center" });
      const { left, top, width, height } = found.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    };
    await until(
      `${selector} ${text}`,
      async () => (await tab.evaluate(find, selector, text)) !== null,
    );
    const place = await tab.evaluate(find, selector, text);
    if (place) await tab.click(place.x, place.y);
  };
  const signIn = async () => {
    await tab.goto(`${appUrl}/sign-in`);
    await until("the form is ready", () =>
      tab.evaluate(() => document.querySelector("button[type=submit]:not([disabled])") !== null),
    );
    await clickOn("input[type=email]");
    await tab.type(tenant.email);
    await clickOn("input[type=password]");
    await tab.type(tenant.password);
    await tab.press("Enter");
    await until("the dashboard", () => tab.evaluate(() => location.pathname === "/conversations"));
  };

  test("an agent signs in, opens a conversation and answers it", async () => {
    const { call } = await createVisitor(appUrl, tenant.inbox.id);
    const id = await startConversation(call, "Do you ship to Norway?");
    await signIn();
    await shown("Do you ship to Norway?");
    await clickOn("a[data-row]");
    await until("the focus in the composer", () =>
      tab.evaluate(() => document.activeElement?.id === "composer"),
    );
    await tab.type("Yes, in three days");
    await tab.press("Enter");
    await until("the visitor has the answer", async () => {
      const { body } = await call<{ messages: { text: string }[] }>(
        "GET",
        `/api/widget/v1/conversations/${id}/messages`,
      );
      return body.messages.some((message) => message.text === "Yes, in three days");
    });
  });

  test("an admin changes a setting and saves it", async () => {
    await signIn();
    // By links: an address would cut off what the first page still loads, which Firefox reports as errors.
    await clickOn("a[href='/inboxes']");
    await clickOn(`a[href='/inboxes/${tenant.inbox.id}']`);
    await clickOn("[role=tab]", "Messages");
    await until("a field", () =>
      tab.evaluate(
        () => document.querySelector("[role=tabpanel] input, [role=tabpanel] textarea") !== null,
      ),
    );
    await clickOn("[role=tabpanel] input[type=text], [role=tabpanel] textarea");
    await tab.type("Welcome! ");
    await clickOn("button", "Save");
    await shown("Saved");
    const { body } = await tenant.call<Inbox>("GET", `/api/v1/inboxes/${tenant.inbox.id}`);
    expect(JSON.stringify(body.settings.messages)).toContain("Welcome! ");
  });
});
