// A host page in <iframe sandbox="allow-scripts">, as website builders preview pages. The sandbox is
// inherited, so the chat's own frame has no origin, no storage, and may not submit forms.
import type { Frame, Page } from "@playwright/test";
import {
  chatFrame,
  clickLauncher,
  expect,
  reply,
  say,
  test,
  typeUntil,
} from "../support/browser.ts";
import { anyFrame, changeInbox } from "../support/host-page.ts";
import { photo } from "../support/states/pictures.ts";
import { SENT, write } from "../support/widget-chat.ts";

/** The sandboxed page, which has the widget. */
async function sandboxedPage(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame.url().endsWith("/plain"));
  await expect.poll(() => find() !== undefined).toBe(true);
  const frame = find();
  if (!frame) throw new Error("the sandboxed page went away");
  expect(await frame.evaluate(() => window.origin)).toBe("null");
  return frame;
}

async function openSandboxedChat(page: Page): Promise<Frame> {
  await clickLauncher(page, await sandboxedPage(page));
  return chatFrame(page);
}

test("a visitor in a sandboxed page writes, sends a picture, gets a reply at once, and can start again after a reload", async ({
  visitor,
  agent,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("sandboxed"));
  const chat = await openSandboxedChat(visitor);
  expect(await chat.evaluate(() => window.origin)).toBe("null");
  await say(chat, "Written in a sandbox");
  await expect(chat.getByText(SENT)).toBeVisible();

  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Written in a sandbox/ }).click();
  // Realtime: nobody hears of typing without it.
  await typeUntil(chat.getByRole("textbox"), agent.getByText(/is writing/).first());
  await chat.getByRole("textbox").fill("");
  await reply(agent, "Answered from the desk");
  await expect(chat.getByText("Answered from the desk")).toBeVisible();

  await chat.locator("input[type=file]").setInputFiles([await photo("vase.png")]);
  await chat.getByRole("button", { name: "Send" }).click();
  const picture = chat.getByRole("log").locator("img").last();
  await expect(picture).toHaveJSProperty("complete", true);
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .not.toBe(0);
  await expect(agent.getByRole("log").locator("img").last()).toBeVisible();

  await visitor.reload();
  const again = await openSandboxedChat(visitor);
  await say(again, "Written after a reload");
  await expect(again.getByText(SENT)).toBeVisible();
  // Nothing can be kept in a sandbox, so this is somebody new.
  await expect(again.getByText("Written in a sandbox")).not.toBeVisible();
});

test("a form before the chat can be sent from a sandboxed page, by its button and with Enter", async ({
  visitor,
  tenant,
  hostSite,
}) => {
  await changeInbox(tenant, { behaviour: { preChat: { enabled: true } } });
  for (const send of ["button", "Enter"]) {
    await visitor.goto(hostSite.page("sandboxed"));
    await clickLauncher(visitor, await sandboxedPage(visitor));
    const chat = await anyFrame(visitor);
    await chat.getByRole("button", { name: /Start a conversation/ }).click();
    const submit = () =>
      send === "Enter"
        ? chat.getByLabel("Email").press("Enter")
        : chat.locator("button[type=submit]").click();
    await chat.getByLabel("Name").fill("Maya");
    await submit();
    await expect(chat.getByLabel("Email")).toBeFocused();
    await chat.getByLabel("Email").fill("maya@example.com");
    await submit();
    await write(chat, `Sent by ${send}`);
    await expect(chat.getByText(SENT)).toBeVisible();
  }
});

test("an inbox with trusted domains has no chat in a sandboxed page, and the console says why", async ({
  visitor,
  tenant,
  hostSite,
  consoleErrors,
}) => {
  const sentence =
    /This page has no origin \(it is sandboxed or a file\), so an inbox with trusted domains does not work here/;
  consoleErrors.expect(sentence);
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
  const trusted = await tenant.call("PATCH", path, { trustedDomains: ["127.0.0.1:*"] });
  expect(trusted.status).toBe(200);
  const said = visitor.waitForEvent("console", (message) => sentence.test(message.text()));
  await visitor.goto(hostSite.page("sandboxed"));
  await said;
  const host = await sandboxedPage(visitor);
  expect(await host.locator("html > div").count()).toBe(0);
});

test("a page that comes in the place of a sandboxed chat gets no port and no token", async ({
  visitor,
  hostSite,
  consoleErrors,
}) => {
  consoleErrors.expect(/The chat did not load from/);
  await visitor.goto(hostSite.page("sandboxed"));
  const chat = await openSandboxedChat(visitor);
  const evil = new URL("/catcher", hostSite.page("plain")).href;
  await visitor.route(evil, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<script>
        const seen = (window.seen = []);
        onmessage = ({ data, ports }) => seen.push([data, ports.length]);
        // As the chat does it, without the secret of its address.
        for (const secret of ["", location.hash]) {
          parent.postMessage("linkdesk.port" + secret, "*", [new MessageChannel().port1]);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => seen.push([data, 0]);
          parent.postMessage("linkdesk.port" + secret, "*", [port2]);
        }
      </script>`,
    }),
  );
  const failed = visitor.waitForEvent("console", (message) =>
    message.text().includes("The chat did not load from"),
  );
  await chat.evaluate((url) => {
    location.href = url;
  }, evil);
  await failed;
  const catcher = visitor.frames().find((frame) => frame.url() === evil);
  expect(await catcher?.evaluate(() => (window as unknown as { seen: unknown[] }).seen)).toEqual(
    [],
  );
});
