import { expect, test } from "../support/browser.ts";
import { untilMail } from "../support/mail.ts";
import {
  changeSettings,
  expectAccessible,
  goOnline,
  openWidget,
  write,
} from "../support/widget-chat.ts";

const mailDir = process.env.MAIL_UNDER_TEST ?? "";

test.describe("the transcript by e-mail", () => {
  test("the transcript by e-mail reaches the address that the visitor types", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { behaviour: { transcriptByEmail: true } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "Worth <b>keeping</b>");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await chat.getByRole("button", { name: "More options" }).click();
    await chat.getByRole("menuitem", { name: "E-mail transcript" }).click();

    const dialog = chat.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Where should we send it?" })).toBeVisible();
    await expectAccessible(chat);
    const address = dialog.getByRole("textbox", { name: /E-mail address/ });
    await address.fill("not an address");
    await dialog.getByRole("button", { name: "Send" }).click();
    await expect(address).toBeFocused();
    await expect(address).toHaveAttribute("aria-invalid", "true");

    const to = `${crypto.randomUUID()}@example.com`;
    await address.fill(to);
    await dialog.getByRole("button", { name: "Send" }).click();
    await expect(dialog.getByText(`on its way to ${to}`)).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(chat.getByRole("button", { name: "More options" })).toBeFocused();

    const mail = await untilMail(mailDir, to, /Your conversation with Acme/);
    expect(mail.text).toContain("Worth <b>keeping</b>");
    expect(mail.html).toContain("Worth &lt;b&gt;keeping&lt;/b&gt;");
  });

  test("the transcript by e-mail is offered only where the inbox says so", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "Hello");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await chat.getByRole("button", { name: "More options" }).click();
    await expect(chat.getByRole("menuitem", { name: "Download transcript" })).toBeVisible();
    await expect(chat.getByRole("menuitem", { name: "E-mail transcript" })).toHaveCount(0);
  });

  test("the transcript by e-mail is an admin's switch", async ({ agent, tenant }) => {
    await agent.goto(`/inboxes/${tenant.inbox.id}`);
    await agent.getByRole("tab", { name: "Behaviour" }).click();
    await agent.getByRole("switch", { name: "Also send transcripts by e-mail" }).check();
    await agent.getByRole("button", { name: /save/i }).click();
    await expect
      .poll(async () => (await tenant.call("GET", `/api/v1/inboxes/${tenant.inbox.id}`)).body)
      .toMatchObject({ settings: { behaviour: { transcriptByEmail: true } } });
  });
});
