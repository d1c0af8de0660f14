// How a conversation begins, goes on and ends, as the inbox wants it.
import { expect, test } from "../support/browser.ts";
import {
  changeSettings,
  expectAccessible,
  goOnline,
  newestConversation,
  openWidget,
  readMessages,
  write,
} from "../support/widget-chat.ts";

test.describe("questions before the first message", () => {
  const fields = [
    { name: "name", label: "Name", type: "text", required: true },
    { name: "email", label: "Email", type: "email", required: true },
    { name: "topic", label: "Topic", type: "select", options: ["Sales", "Support"] },
    { name: "terms", label: "I agree", type: "checkbox", required: true },
  ];

  test("a form before the chat has a screen of its own and is checked at each field", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: { preChat: { enabled: true, when: "before", fields } },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat.getByRole("button", { name: "Start a conversation" }).click();
    await expect(chat.getByRole("heading", { name: "Before we start" })).toBeFocused();
    await chat.getByRole("button", { name: "Continue" }).click();
    await expect(chat.getByText("Please fill this in.")).toHaveCount(3);
    await expect(chat.getByLabel("Name")).toBeFocused();
    await expectAccessible(chat);

    await chat.getByLabel("Name").fill("Ada Lovelace");
    await chat.getByLabel("Email").fill("ada");
    await chat.getByLabel("Topic").selectOption("Sales");
    await chat.getByLabel("I agree").check();
    await chat.getByRole("button", { name: "Continue" }).click();
    await expect(chat.getByText(/Please enter an e-mail address/)).toBeVisible();
    await chat.getByLabel("Email").fill("ada@example.com");
    await chat.getByRole("button", { name: "Continue" }).click();
    await expect(chat.getByRole("textbox", { name: "Message to Acme" })).toBeFocused();
    await write(chat, "Hello");
    await expect(chat.getByText("Sent ·")).toBeVisible();

    const id = await newestConversation(tenant);
    const { body } = await tenant.call<{ contact: object; attributes: object }>(
      "GET",
      `/api/v1/conversations/${id}`,
    );
    expect(body.contact).toMatchObject({ name: "Ada Lovelace", email: "ada@example.com" });
    expect(body.attributes).toMatchObject({ topic: "Sales", terms: "true" });
  });

  test("a form whose hidden field an autofill tool has filled in is sent at the second try", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: { preChat: { enabled: true, when: "before", fields: fields.slice(0, 1) } },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat.getByRole("button", { name: "Start a conversation" }).click();
    await chat.getByLabel("Name").fill("Ada");
    await chat.locator("input[name=fax]").evaluate((field: HTMLInputElement) => {
      field.value = "+1 555 0100";
    });
    await chat.getByRole("button", { name: "Continue" }).click();
    await expect(chat.getByText("Your browser filled in a hidden field.")).toBeVisible();
    await chat.getByRole("button", { name: "Continue" }).click();
    await write(chat, "I am a person");
    await expect(chat.getByText("Sent ·")).toBeVisible();
  });

  test("a form after the first message holds that message back until it is filled in", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: { preChat: { enabled: true, when: "after", fields: fields.slice(0, 2) } },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "My first words");
    await expect(chat.getByText("My first words")).toBeVisible();
    await expect(chat.getByLabel("Name")).toBeFocused();
    await expectAccessible(chat);
    await chat.getByLabel("Name").fill("Ada");
    await chat.getByLabel("Email").fill("ada@example.com");
    await chat.getByRole("button", { name: "Send message" }).click();
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("My first words")).toHaveCount(1);
    await expect(chat.getByLabel("Name")).toHaveCount(0);
  });
});

test.describe("nobody is there", () => {
  test("the offline form sends the message and thanks the visitor", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await changeSettings(tenant, {
      messages: { offline: "Gone fishing. Tell us anyway." },
      behaviour: { offlineForm: { enabled: true, submitButton: "Leave it here" } },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await expect(chat.getByText("Gone fishing. Tell us anyway.")).toBeVisible();
    await chat.getByRole("button", { name: "Leave a message" }).click();
    await chat.getByLabel("Email").fill("ada@example.com");
    await chat.getByLabel("Message").fill("Call me back");
    await expectAccessible(chat);
    await chat.getByRole("button", { name: "Leave it here" }).click();
    await expect(chat.getByText(/Thank you! We've got your message/)).toBeVisible();
    const messages = await readMessages(tenant, await newestConversation(tenant));
    expect(messages.map(({ text }) => text)).toEqual(["Call me back"]);
    await expectAccessible(chat);
  });

  test("without an offline form the chat says above the composer that nobody is online", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await changeSettings(tenant, { messages: { offline: "Back on Monday." } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await expect(chat.getByText("Back on Monday.")).toBeVisible();
    await write(chat, "Until then");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("Back on Monday.")).toBeVisible();
    await expect(chat.getByText("We're away right now")).toBeVisible();
  });
});

test.describe("conversations", () => {
  test("several conversations are a list with previews and unread marks, with a way back to it", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { behaviour: { severalConversations: true } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    const start = chat.getByRole("button", { name: "Start a conversation" });
    await start.click();
    await write(chat, "About my order");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    const first = await newestConversation(tenant);
    await chat.getByRole("button", { name: "Back" }).click();
    await start.click();
    await write(chat, "About something else");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("About my order")).toHaveCount(0);

    await chat.getByRole("button", { name: "Back" }).click();
    const list = chat.getByRole("navigation", { name: "Your conversations" });
    await expect(list.getByRole("button")).toHaveText([/About something else/, /About my order/]);
    const path = `/api/v1/conversations/${first}/messages`;
    await tenant.call("POST", path, { clientId: crypto.randomUUID(), text: "On its way" });
    const row = list.getByRole("button", { name: /On its way/ });
    await expect(row).toContainText("1 new message");
    await expectAccessible(chat);
    await row.click();
    await expect(chat.getByText("About my order")).toBeVisible();
    await write(chat, "Thanks");
    await expect(chat.getByText(/(Sent|Seen) ·/)).toBeVisible();
    await chat.getByRole("button", { name: "Back" }).click();
    await expect(list.getByText("1 new message")).toHaveCount(0);
  });

  test("an ended conversation that accepts no messages offers a new one", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { behaviour: { replyToResolved: false } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "The first matter");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await chat.getByRole("button", { name: "More options" }).click();
    await expect(chat.getByRole("menuitem").first()).toBeFocused();
    await expectAccessible(chat);
    await chat.getByRole("menuitem", { name: "End conversation" }).click();
    await expect(chat.getByRole("dialog")).toBeVisible();
    await expectAccessible(chat);
    await chat.getByRole("button", { name: "End it" }).click();
    await expect(chat.getByText("This conversation has ended.")).toBeVisible();
    await expect(chat.getByRole("textbox")).toHaveCount(0);
    await chat.getByRole("button", { name: "Start a new conversation" }).click();
    await write(chat, "The second matter");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await expect(chat.getByText("The first matter")).toHaveCount(0);
  });

  for (const { what, behaviour } of [
    { what: "the menu", behaviour: {} },
    { what: "what is left without a menu", behaviour: { transcript: false, sounds: false } },
  ]) {
    test(`the question before ending returns the focus, in the end to ${what}`, async ({
      visitor,
      hostSite,
      tenant,
    }) => {
      await goOnline(tenant);
      await changeSettings(tenant, { behaviour: { ...behaviour, replyToResolved: false } });
      await visitor.goto(hostSite.page("plain"));
      const chat = await openWidget(visitor);
      await write(chat, "By keyboard");
      await expect(chat.getByText("Sent ·")).toBeVisible();
      const menu = chat.getByRole("button", { name: "More options" });
      const dialog = chat.getByRole("dialog");
      const press = (key: string) => visitor.keyboard.press(key);
      const ask = async () => {
        await press("Enter");
        await expect(chat.getByRole("menuitem").first()).toBeFocused();
        await press("End");
        await press("Enter");
        await expect(dialog).toBeVisible();
      };
      await menu.focus();
      await ask();
      await press("Escape");
      await expect(dialog).toHaveCount(0);
      await expect(menu).toBeFocused();
      await ask();
      await press("Tab");
      await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
      await press("Enter");
      await expect(dialog).toHaveCount(0);
      await expect(menu).toBeFocused();
      expect(await visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(true);
      await ask();
      await press("Enter");
      await expect(chat.getByText("This conversation has ended.")).toBeVisible();
      const hasMenu = Object.keys(behaviour).length === 0;
      const next = chat.getByRole("button", { name: "Start a new conversation" });
      await expect(hasMenu ? menu : next).toBeFocused();
    });
  }

  test("the transcript is downloaded as a file", async ({ visitor, hostSite, tenant }) => {
    await goOnline(tenant);
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "Worth keeping");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    await chat.getByRole("button", { name: "More options" }).click();
    const downloading = visitor.waitForEvent("download");
    await chat.getByRole("menuitem", { name: "Download transcript" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("Acme.txt");
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain("Worth keeping");
  });

  test("the menu does not offer what the inbox does not allow", async ({
    visitor,
    hostSite,
    tenant,
  }) => {
    await goOnline(tenant);
    await changeSettings(tenant, {
      behaviour: {
        ...{ endConversation: false, transcript: false, sounds: false, emoji: false },
        uploads: { enabled: false },
      },
    });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await write(chat, "Hello");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    for (const name of ["More options", "Add an emoji", "Attach files"]) {
      await expect(chat.getByRole("button", { name })).toHaveCount(0);
    }
  });
});

test.describe("consent", () => {
  test("nothing is connected before the visitor agrees", async ({ visitor, hostSite, tenant }) => {
    await goOnline(tenant);
    await changeSettings(tenant, { privacy: { cookieConsent: true } });
    const calls: string[] = [];
    visitor.on("request", (request) => {
      if (/\/api\/widget\/v1\/(?!config)/.test(request.url())) calls.push(request.url());
    });
    visitor.on("websocket", (socket) => calls.push(socket.url()));
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await expect(chat.getByRole("heading", { name: "Before we chat" })).toBeVisible();
    await expectAccessible(chat);
    expect(calls).toEqual([]);
    expect(await visitor.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await chat.getByRole("button", { name: "Accept" }).click();
    await write(chat, "Fine with me");
    await expect(chat.getByText("Sent ·")).toBeVisible();
  });

  test("declining closes the chat", async ({ visitor, hostSite, tenant }) => {
    await changeSettings(tenant, { privacy: { cookieConsent: true } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    await chat.getByRole("button", { name: "Decline" }).click();
    await expect.poll(() => visitor.evaluate(() => window.Linkdesk?.isVisible())).toBe(false);
    expect(await visitor.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});
