// What a host page does to its own document, where it is, and what comes in the chat's place.
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import {
  chatFrame,
  clickLauncher,
  expect,
  launcherIsDrawn,
  openChat,
  say,
  test,
  untilLauncher,
} from "../support/browser.ts";
import { isVisible, openShadowRoots } from "../support/host-page.ts";

const RENDER_ANEW: Record<string, () => void> = {
  "fills its <html> anew": () => {
    document.documentElement.innerHTML = "<head></head><body><h1>Anew</h1></body>";
  },
  "puts another <html> in its place": () => {
    const html = document.createElement("html");
    html.innerHTML = "<head></head><body><h1>Another</h1></body>";
    document.documentElement.replaceWith(html);
  },
  "takes away what it does not know, as React does": () => {
    for (const child of [...document.documentElement.children]) {
      if (!["HEAD", "BODY"].includes(child.tagName)) child.remove();
    }
  },
};

for (const [what, render] of Object.entries(RENDER_ANEW)) {
  test(`the launcher and an open chat come back to a page that ${what}`, async ({
    visitor,
    hostSite,
  }) => {
    await visitor.goto(hostSite.page("plain"));
    const chat = await openChat(visitor);
    await say(chat, "Before the page changed");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await visitor.evaluate(render);
    expect(await isVisible(visitor)).toBe(true);
    const again = await chatFrame(visitor);
    await expect(again.getByText("Before the page changed")).toBeVisible();
    await visitor.evaluate(() => window.Linkdesk?.hide());
    await visitor.evaluate(render);
    await expect.poll(() => launcherIsDrawn(visitor)).toBe(true);
    await clickLauncher(visitor);
    await expect.poll(() => isVisible(visitor)).toBe(true);
  });
}

/** React hydrates the whole document; the browser's text is another one than the server's. */
async function hydrate(visitor: Page): Promise<void> {
  await visitor.evaluate(async () => {
    const script = `/react-document.js${location.search}`;
    await import(script);
  });
  await expect(visitor.getByRole("heading")).toHaveText("Rendered by the browser");
  expect(
    await visitor.evaluate(() => (window as unknown as { recoveries: number }).recoveries),
  ).toBe(1);
}

for (const place of ["head", "body"]) {
  test(`the launcher, the open chat and its draft come back after React has rendered the whole document anew, with the script in the ${place}`, async ({
    visitor,
    hostSite,
  }) => {
    await visitor.goto(`${hostSite.page("react-document")}?place=${place}`);
    const chat = await openChat(visitor);
    await say(chat, "Before React");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await chat.getByRole("textbox").fill("A draft");
    await hydrate(visitor);
    const again = await chatFrame(visitor);
    await expect(again.getByText("Before React")).toBeVisible();
    await expect(again.getByRole("textbox")).toHaveValue("A draft");
    expect(await isVisible(visitor)).toBe(true);
    await say(again, "After React");
    await expect(again.getByRole("log").getByText("After React")).toBeVisible();
    await visitor.evaluate(() => window.Linkdesk?.hide());
    expect(await launcherIsDrawn(visitor)).toBe(true);
    await clickLauncher(visitor);
    await expect.poll(() => isVisible(visitor)).toBe(true);
    expect(await visitor.locator("html > div").count()).toBe(1);
  });

  test(`the launcher is drawn when React renders the whole document anew before the widget has started, with the script in the ${place}`, async ({
    visitor,
    hostSite,
  }) => {
    let start = () => {};
    const started = new Promise<void>((resolve) => {
      start = resolve;
    });
    await visitor.route("**/api/widget/v1/config*", async (route) => {
      await started;
      await route.continue();
    });
    await visitor.goto(`${hostSite.page("react-document")}?place=${place}`);
    await hydrate(visitor);
    start();
    const chat = await openChat(visitor);
    await say(chat, "After React");
    await expect(chat.getByText("Sent ·")).toBeVisible();
  });
}

const REWRITE: Record<string, (page: string) => void | Promise<void>> = {
  "at once": (page) => {
    document.open();
    document.write(page);
    document.close();
  },
  "bit by bit": async (page) => {
    document.open();
    await new Promise((resolve) => setTimeout(resolve));
    for (const part of page.split(/(?=<)/)) {
      document.write(part);
      await new Promise((resolve) => setTimeout(resolve));
    }
    document.close();
  },
};

for (const [how, rewrite] of Object.entries(REWRITE)) {
  for (const withSnippet of [false, true]) {
    test(`the chat works again after the page has written itself anew ${how}, ${withSnippet ? "with" : "without"} the snippet`, async ({
      visitor,
      hostSite,
      appUrl,
    }) => {
      await visitor.goto(hostSite.page("plain"));
      const chat = await openChat(visitor);
      await say(chat, "Before the page was written anew");
      await expect(chat.getByText("Sent ·")).toBeVisible();
      const snippet = `<script async src="${appUrl}/widget.js"></script>`;
      const page = `<!doctype html><title>Anew</title><h1>Anew</h1>${withSnippet ? snippet : ""}`;
      await visitor.evaluate(rewrite, page);
      await expect(visitor.getByRole("heading")).toHaveText("Anew");
      const again = await openChat(visitor);
      await expect(again.getByText("Before the page was written anew")).toBeVisible();
      await say(again, "Afterwards");
      await expect(again.getByRole("log").getByText("Afterwards")).toBeVisible();
      expect(await visitor.locator("html > div").count()).toBe(1);
      await visitor.evaluate(() => window.Linkdesk?.hide());
      await expect.poll(() => isVisible(visitor)).toBe(false);
    });
  }
}

test("a page that takes the widget away for good is not fought over, and show() brings it back", async ({
  visitor,
  hostSite,
}) => {
  await visitor.goto(hostSite.page("plain"));
  await untilLauncher(visitor);
  await visitor.evaluate(() => {
    const clean = () => {
      for (const child of document.querySelectorAll("html > div")) child.remove();
    };
    const observer = new MutationObserver(clean);
    observer.observe(document.documentElement, { childList: true });
    Object.assign(window, { observer });
    clean();
  });
  await expect.poll(() => launcherIsDrawn(visitor)).toBe(false);
  await visitor.evaluate(() => {
    (window as unknown as { observer: MutationObserver }).observer.disconnect();
    window.Linkdesk?.show();
  });
  await expect.poll(() => isVisible(visitor)).toBe(true);
  expect(await launcherIsDrawn(visitor)).toBe(true);
});

test("the chat opens on a page that is a file", async ({ visitor, tenant, appUrl }, info) => {
  const file = info.outputPath("page.html");
  const settings = JSON.stringify({ baseURL: appUrl, inboxID: tenant.inbox.id });
  await writeFile(
    file,
    `<!doctype html><title>A file</title><script>LinkdeskSettings = ${settings}</script>
    <script async src="${appUrl}/widget.js"></script>`,
  );
  await visitor.goto(pathToFileURL(file).href);
  const chat = await openChat(visitor);
  await say(chat, "From a file");
  await expect(chat.getByText("Sent ·")).toBeVisible();
});

for (const [what, answer] of [
  ["is answered with 503", { status: 503, contentType: "text/html", body: "Busy" }],
  ["is refused by the network", null],
] as const) {
  test(`a chat that ${what} offers to try again at once`, async ({
    visitor,
    hostSite,
    consoleErrors,
  }) => {
    consoleErrors.expect(/The chat did not load from/, /status of 503/);
    await openShadowRoots(visitor);
    await visitor.route(/\/widget\/[0-9a-f-]{36}$/, (route) =>
      answer ? route.fulfill(answer) : route.abort(),
    );
    await visitor.goto(hostSite.page("plain"));
    await clickLauncher(visitor);
    const retry = visitor.getByRole("button", { name: "Try again" });
    await expect(retry).toBeVisible({ timeout: 3_000 });
    await expect(visitor.getByRole("alert")).toHaveText("The chat couldn't be loaded.");
    expect(await isVisible(visitor)).toBe(true);
    await visitor.unroute(/\/widget\/[0-9a-f-]{36}$/);
    await retry.click();
    const chat = await chatFrame(visitor);
    await expect(retry).not.toBeVisible();
    await expect(chat.getByRole("textbox")).toBeFocused();
  });
}
