// Whatever somebody writes, wherever it can be written, stays text: nothing of it runs and nothing
// leaves, neither in the agents' dashboard nor in the visitor's chat.
import { expect, openChat, say, test } from "../support/browser.ts";
import { changeInbox, withOptions } from "../support/host-page.ts";
import { ALL_PAYLOADS, EVIL, PAYLOADS, watchPage } from "../support/payloads.ts";
import {
  goOnline,
  newestConversation,
  openWidget,
  postContent,
  write,
} from "../support/widget-chat.ts";

test("names, messages, files, cards, attributes, titles and CSS stay what they are", async ({
  agent,
  visitor,
  tenant,
  hostSite,
}) => {
  const foundByAgent = await watchPage(agent);
  const foundByVisitor = await watchPage(visitor);
  await goOnline(tenant);
  await changeInbox(tenant, {
    messages: {
      greeting: ALL_PAYLOADS.slice(0, 200),
      introduction: ALL_PAYLOADS.slice(0, 500),
      notice: ALL_PAYLOADS.slice(0, 300),
    },
    appearance: {
      cards: [{ type: "announcement", title: PAYLOADS[0], text: ALL_PAYLOADS.slice(0, 400) }],
      customCss: `@import "https://${EVIL}/a.css"; .linkdesk-launcher { background: url(http://${EVIL}/b.png) } } </style><script>pwned()</script>`,
    },
  });
  const user = {
    name: PAYLOADS[0],
    metadata: Object.fromEntries(
      PAYLOADS.map((payload, n) => [`${n}${payload}`.slice(0, 60), payload]),
    ),
  };
  // As a page has to write it: otherwise it is the page's own script that ends early.
  const json = JSON.stringify(user).replaceAll("<", "\\u003c");
  const address = withOptions(hostSite.page("libredesk"), `user: ${json},`);
  await visitor.goto(address);
  await visitor.evaluate((title) => {
    document.title = title;
    history.pushState(
      null,
      "",
      `?${encodeURIComponent("<img src=x onerror=pwned()>")}#"><svg onload=pwned()>`,
    );
  }, ALL_PAYLOADS);
  const chat = await openWidget(visitor);
  await chat.getByRole("button", { name: "Start a conversation" }).click();
  for (const payload of PAYLOADS) await write(chat, payload);
  await chat.locator("input[type=file]").setInputFiles([
    {
      name: `${PAYLOADS[0]?.replaceAll("/", "_")}.txt`,
      mimeType: "text/html",
      buffer: Buffer.from(ALL_PAYLOADS),
    },
    {
      name: "page.html",
      mimeType: "text/html",
      buffer: Buffer.from("<script>parent.pwned()</script>"),
    },
    {
      name: "picture.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="pwned()"/>`),
    },
  ]);
  await expect(chat.getByText("picture.svg, ready to send")).toBeAttached();
  await write(chat, "The files");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();

  const conversation = await newestConversation(tenant);
  await postContent(tenant, conversation, {
    type: "card",
    card: {
      title: PAYLOADS[0] ?? "",
      subtitle: ALL_PAYLOADS.slice(0, 300),
      buttons: [{ id: "x", label: (PAYLOADS[2] ?? "").slice(0, 60) }],
    },
  });
  await expect(
    chat
      .getByRole("log")
      .getByText(PAYLOADS[2] ?? "")
      .first(),
  ).toBeVisible();

  await agent.goto(`/conversations/${conversation}`);
  const log = agent.getByRole("log");
  for (const payload of PAYLOADS.slice(0, 3)) {
    await expect(log.getByText(payload, { exact: true }).first()).toBeVisible();
  }
  await expect(log.getByRole("link", { name: /page\.html/ })).toBeVisible();
  await expect(log.locator("script, iframe, object, embed")).toHaveCount(0);
  await expect(
    agent.locator("[onerror], [onload], [onmouseover], a[href^='javascript:'], a[href^='data:']"),
  ).toHaveCount(0);
  await expect(
    chat.locator("[onerror], [onload], [onmouseover], a[href^='javascript:'], a[href^='data:']"),
  ).toHaveCount(0);

  // Opened by itself, a file is a download or harmless.
  const href = await log.getByRole("link", { name: /page\.html/ }).getAttribute("href");
  const file = await agent.request.get(href ?? "");
  expect(file.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(file.headers()["content-security-policy"]).toContain("sandbox");

  await agent.goto("/settings/audit-log");
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=appearance`);
  await agent.waitForLoadState("networkidle");
  expect(foundByAgent()).toEqual([]);
  expect(foundByVisitor()).toEqual([]);
});

test("a message that pretends to come from the frame or the page is not heard", async ({
  visitor,
  hostSite,
  appUrl,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Mine");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
  // Any script of the page, or a frame in it, can post to the windows; none has the port.
  await visitor.evaluate((origin) => {
    const { port1, port2 } = new MessageChannel();
    const frames = [window, ...Array.from({ length: window.length }, (_, n) => window[n])];
    const forged = [
      "linkdesk.port",
      { type: "host.logout", data: { token: null } },
      { type: "frame.token", data: { token: "stolen" } },
      { type: "host.send", data: { text: "Forged" } },
    ];
    for (const target of frames) {
      for (const message of forged) target?.postMessage(message, "*");
    }
    // A second port, as if the page had loaded the chat again.
    for (const target of frames.slice(1)) target?.postMessage("linkdesk.port", origin, [port2]);
    port1.postMessage({ type: "host.send", data: { text: "Forged" } });
  }, appUrl);
  await say(chat, "Still mine");
  await expect(chat.getByRole("log").getByText("Still mine")).toBeVisible();
  await expect(chat.getByText("Forged")).toHaveCount(0);
  expect(await visitor.evaluate(() => JSON.stringify(localStorage))).not.toContain("stolen");
});
