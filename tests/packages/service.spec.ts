// Each package with the real loader and the real service: the fake knows only what it was told.
import { expect, test } from "@playwright/test";
import { memberCaller } from "../support/http-client.ts";
import { EXAMPLES } from "./build.ts";
import type { ServiceUnderTest } from "./site.ts";

type Row = { id: string; preview: string };

for (const example of EXAMPLES) {
  test(`a visitor talks with the team through ${example}`, async ({ page }) => {
    const { appUrl, cookie, site }: ServiceUnderTest = JSON.parse(
      process.env.PACKAGES_SERVICE ?? "{}",
    );
    const call = memberCaller(appUrl, cookie);
    await page.goto(`${site}/${example}.html`);
    const log = page.locator("ol li");
    await expect(log).toHaveText(["ready"]);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await expect(log).toHaveText(["ready", "open"]);

    const find = () => page.frames().find((frame) => frame.url().startsWith(`${appUrl}/widget/`));
    await expect.poll(() => find() !== undefined, { message: "the chat's frame" }).toBe(true);
    const chat = find();
    if (!chat) throw new Error("the chat's frame went away");
    const hello = `Hello from ${example}`;
    await chat.getByRole("textbox").fill(hello);
    await chat.getByRole("textbox").press("Enter");
    await expect(chat.getByText("Sent ·")).toBeVisible();

    const { body } = await call<{ items: Row[] }>("GET", "/api/v1/conversations");
    const id = body.items.find(({ preview }) => preview === hello)?.id;
    await call("POST", `/api/v1/conversations/${id}/messages`, {
      clientId: crypto.randomUUID(),
      text: `Welcome, ${example}`,
    });
    await expect(chat.getByText(`Welcome, ${example}`)).toBeVisible();
    // The application hears of it too.
    await expect(log.last()).toContainText(`Welcome, ${example}`);
    await chat.getByRole("button", { name: "Close chat" }).click();
    await expect(log.last()).toHaveText("close");
  });
}
