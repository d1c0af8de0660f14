// What goes from one side to the other besides words: files and messages to answer.

import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import type { Frame, Locator, Page } from "@playwright/test";
import { expect, openChat, say, test } from "../support/browser.ts";
import type { Tenant } from "../support/http-client.ts";
import { film, tone } from "../support/media.ts";
import { photo } from "../support/states/pictures.ts";
import {
  newestConversation,
  openWidget,
  postContent,
  readMessages,
} from "../support/widget-chat.ts";

const note = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from("the note") });

/** A conversation that both have open. */
async function meet(visitor: Page, agent: Page, tenant: Tenant, address: string) {
  await visitor.goto(address);
  const chat = await openChat(visitor);
  await say(chat, "Hello");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const id = await newestConversation(tenant);
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByRole("log").getByText("Hello")).toBeVisible();
  return { chat, id, log: agent.getByRole("log") };
}

const isDrawn = (image: Locator) =>
  expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);

/** What a click on a file hands to the browser's downloads. */
async function download(page: Page, link: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return `${file.suggestedFilename()}: ${Buffer.concat(chunks)}`;
}

test("an agent's files reach the visitor, who opens them", async ({
  agent,
  visitor,
  tenant,
  hostSite,
  consoleErrors,
}) => {
  consoleErrors.expect(/Content Security Policy/, /^Blocked script execution/);
  const { chat, log } = await meet(visitor, agent, tenant, hostSite.page("plain"));
  await agent
    .locator("input[type=file]")
    .setInputFiles([await photo("shelf.png"), note("price list.txt")]);
  // Until the files are there, nothing is sent.
  await agent.getByPlaceholder("Write a reply").fill("Here they are");
  await agent.getByRole("button", { name: "Send", exact: true, disabled: false }).click();
  await expect(log.getByText("Here they are")).toBeVisible();
  await expect(chat.getByText("Here they are")).toBeVisible();

  const picture = chat.getByRole("link", { name: "Open the image shelf.png" });
  await isDrawn(picture.locator("img"));
  const opening = visitor.context().waitForEvent("page");
  await picture.click();
  const opened = await opening;
  await expect(opened.locator("img")).toBeVisible();
  await isDrawn(opened.locator("img"));
  await opened.close();
  const file = chat.getByRole("link", { name: /price list\.txt/ });
  expect(await download(visitor, file)).toBe("price list.txt: the note");
});

test("a visitor's files reach the agent, who opens them", async ({
  agent,
  visitor,
  tenant,
  hostSite,
  consoleErrors,
}) => {
  consoleErrors.expect(/Content Security Policy/, /^Blocked script execution/);
  const { chat, log } = await meet(visitor, agent, tenant, hostSite.page("plain"));
  await chat
    .locator("input[type=file]")
    .setInputFiles([await photo("broken pot.png"), note("receipt.txt")]);
  await expect(chat.getByText("receipt.txt, ready to send")).toBeAttached();
  await say(chat, "It came like this");
  await expect(log.getByText("It came like this")).toBeVisible();
  await isDrawn(log.getByRole("img", { name: "broken pot.png" }));
  const opening = agent.context().waitForEvent("page");
  // A plain click shows it in place.
  await log.getByRole("link", { name: "broken pot.png" }).click({ modifiers: ["ControlOrMeta"] });
  await isDrawn((await opening).locator("img"));
  const file = log.getByRole("link", { name: /receipt\.txt/ });
  expect(await download(agent, file)).toBe("receipt.txt: the note");
});

test("sound and film play in place on both sides", async ({ agent, visitor, tenant, hostSite }) => {
  const { chat, log } = await meet(visitor, agent, tenant, hostSite.page("plain"));
  await chat
    .locator("input[type=file]")
    .setInputFiles([tone("rattle.wav"), await film(visitor, "rattle.webm")]);
  await expect(chat.getByText("rattle.webm, ready to send")).toBeAttached();
  await say(chat, "Do you hear that?");
  await expect(log.getByText("Do you hear that?")).toBeVisible();
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
  for (const side of [chat.getByRole("log"), log]) {
    for (const player of [side.locator("audio"), side.locator("video")]) {
      await expect(player).toHaveAttribute("controls");
      // It plays, and to its end; pressed again when the browser was not ready for it.
      const playOn = (media: HTMLMediaElement) => {
        media.muted = true;
        if (media.paused && !media.ended) media.play().catch(() => {});
        const { error, readyState, networkState, paused, currentTime, duration } = media;
        const state = { readyState, networkState, paused, currentTime, duration };
        return media.ended ? "ended" : `${error?.message} ${JSON.stringify(state)}`;
      };
      await expect.poll(() => player.evaluate(playOn)).toBe("ended");
    }
  }
});

test.describe("messages to answer", () => {
  const CARD: MessageContent = {
    type: "card",
    card: {
      title: "Tea pot",
      subtitle: "$20",
      buttons: [
        { id: "buy", label: "Add to cart" },
        { id: "later", label: "Not now" },
      ],
    },
  };
  const ask = (text: string): MessageContent => ({
    type: "interactive",
    interactive: {
      type: "buttons",
      body: { text },
      buttons: [
        { id: "yes", label: "Yes, please" },
        { id: "no", label: "No, thanks" },
      ],
    },
  });
  const RATING: MessageContent = {
    type: "interactive",
    interactive: { type: "csat", body: { text: "How did we do?" }, scale: 5 },
  };
  const answersTo = async (tenant: Tenant, id: string, messageId: string) => {
    const messages = await readMessages(tenant, id);
    return messages.find((message) => message.id === messageId)?.response;
  };
  const mine = (chat: Frame, text: string) =>
    chat.locator(".linkdesk-message-visitor", { hasText: text });

  test("the choice between a card's buttons is shown to the agent", async ({
    agent,
    visitor,
    tenant,
    hostSite,
  }) => {
    const { chat, id, log } = await meet(visitor, agent, tenant, hostSite.page("plain"));
    const card = await postContent(tenant, id, CARD);
    await expect(log.getByText("Tea pot")).toBeVisible();
    await expect(log.getByText("Not answered yet")).toBeVisible();
    await chat.getByRole("button", { name: "Add to cart" }).click();
    await expect(log.getByText("Not answered yet")).toHaveCount(0);
    await expect(log.getByRole("listitem").filter({ hasText: "(chosen)" })).toHaveText(
      /Add to cart/,
    );
    expect(await answersTo(tenant, id, card.id)).toMatchObject({ buttonId: "buy" });

    await postContent(tenant, id, ask("Shall we wrap it?"));
    await expect(log.getByText("Shall we wrap it?")).toBeVisible();
    await chat.getByRole("button", { name: "Yes, please" }).click();
    await expect(log.getByRole("listitem").filter({ hasText: "(chosen)" })).toHaveText([
      /Add to cart/,
      /Yes, please/,
    ]);
  });

  test("of two tabs that answer at the same time one counts, and both show it", async ({
    agent,
    visitor,
    tenant,
    hostSite,
  }) => {
    const { chat, id, log } = await meet(visitor, agent, tenant, hostSite.page("plain"));
    const sent = await postContent(tenant, id, ask("Shall we wrap it?"));
    const page = await visitor.context().newPage();
    await page.goto(visitor.url());
    const other = await openWidget(page);
    await other.getByRole("button", { name: "No, thanks" }).waitFor();
    // Neither tab hears of the other's click before its own has been taken.
    let release = () => {};
    const both = new Promise<void>((resolve) => {
      release = resolve;
    });
    let waiting = 0;
    await visitor.context().route(/\/response$/, async (route) => {
      waiting += 1;
      if (waiting === 2) release();
      await both;
      await route.continue();
    });
    await chat.getByRole("button", { name: "Yes, please" }).click();
    await other.getByRole("button", { name: "No, thanks" }).click();
    await expect(log.getByText("(chosen)")).toHaveCount(1);
    const answer = await answersTo(tenant, id, sent.id);
    const chosen =
      answer && "buttonId" in answer && answer.buttonId === "yes" ? "Yes, please" : "No, thanks";
    for (const tab of [chat, other]) {
      await expect(tab.getByRole("button", { name: chosen, pressed: true })).toBeVisible();
      await expect(tab.getByRole("button", { pressed: true })).toHaveCount(1);
      await expect(mine(tab, chosen)).toHaveCount(1);
    }
    const texts = (await readMessages(tenant, id)).map(({ text }) => text);
    expect(texts.filter((text) => /please|thanks/.test(text))).toEqual([chosen]);
  });

  test("a rating reaches the agent with its comment", async ({
    agent,
    visitor,
    tenant,
    hostSite,
  }) => {
    const { chat, id, log } = await meet(visitor, agent, tenant, hostSite.page("plain"));
    const sent = await postContent(tenant, id, RATING);
    await expect(log.getByText("A rating from 1 to 5")).toBeAttached();
    await chat.getByRole("radio", { name: "4 stars" }).focus();
    await visitor.keyboard.press("Space");
    await chat.getByLabel(/Anything you'd like to add/).fill("Quick and kind");
    await chat.getByRole("button", { name: "Send rating" }).click();
    await expect(log.getByText("4 of 5 stars")).toBeAttached();
    await expect(log.getByText("“Quick and kind”")).toBeVisible();
    expect(await answersTo(tenant, id, sent.id)).toMatchObject({
      rating: 4,
      comment: "Quick and kind",
    });
  });
});
