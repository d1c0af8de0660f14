// The inbox's own CSS, in the chat and in the preview of the settings.
import AxeBuilder from "@axe-core/playwright";
import type { Frame, FrameLocator, Page } from "@playwright/test";
import { expect, reply, say, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { changeInbox, openShadowRoots } from "../support/host-page.ts";
import { goOnline, openWidget } from "../support/widget-chat.ts";

/** As the reference of Linktor prints it. */
const REFERENCE_CSS = `
.linktor-widget {
  --linktor-primary: #0066FF;
  --linktor-primary-dark: #0052CC;
  --linktor-text: #333333;
  --linktor-background: #FFFFFF;
  --linktor-border-radius: 12px;
}
.linktor-header { background: linear-gradient(135deg, var(--linktor-primary), var(--linktor-primary-dark)); }
.linktor-message-agent { background-color: #F0F4F8; border-radius: 16px 16px 16px 4px; }
.linktor-message-visitor { background-color: var(--linktor-primary); color: white; border-radius: 16px 16px 4px 16px; }
.linktor-composer { border-top: 3px solid rgb(1, 2, 3); }
.linktor-home { letter-spacing: 1px; }
`;

const style = (side: Frame | FrameLocator | Page, selector: string, name: string) =>
  side
    .locator(selector)
    .last()
    .evaluate((part, key) => getComputedStyle(part).getPropertyValue(key), name);

/** Texts that do not read well on what is behind them. */
const unreadable = async (page: Page) =>
  (await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze()).violations;

for (const [ink, primary, color] of [
  ["black", "gold", "#112233"],
  ["white", "rgb(0 0 90)", "#ffee00"],
] as const) {
  test(`the button and the header are written on in ${ink} where custom CSS makes the primary colour ${primary}`, async ({
    visitor,
    tenant,
    hostSite,
  }) => {
    const customCss = `.linkdesk-widget { --linkdesk-primary: ${primary}; }`;
    await changeInbox(tenant, { appearance: { color, customCss } });
    await openShadowRoots(visitor);
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    const icon = await style(visitor, ".linkdesk-launcher", "color");
    // In Lab: lightness, and no colour.
    expect(icon).toBe(ink === "black" ? "lab(0 0 0)" : "lab(100 0 0)");
    expect(await style(chat, ".linkdesk-header", "color")).toBe(
      ink === "black" ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)",
    );
    expect(await unreadable(visitor)).toEqual([]);
  });
}

test("the reference's CSS counts in every part and leaves all of it readable", async ({
  visitor,
  agent,
  tenant,
  hostSite,
}) => {
  await changeInbox(tenant, { appearance: { customCss: REFERENCE_CSS } });
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  expect(await style(chat, ".linktor-home", "letter-spacing")).toBe("1px");
  expect(await style(chat, ".linktor-composer", "border-top-width")).toBe("3px");
  expect(await unreadable(visitor)).toEqual([]);
  await say(chat, "In which colours?");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /In which colours/ }).click();
  await reply(agent, "In yours");
  await expect(chat.getByText("In yours")).toBeVisible();
  const bubble = { visitor: ".linktor-message-visitor", agent: ".linktor-message-agent" };
  expect(await style(chat, bubble.visitor, "border-radius")).toBe("16px 16px 4px");
  expect(await style(chat, bubble.visitor, "background-color")).toBe("rgb(0, 102, 255)");
  expect(await style(chat, bubble.agent, "background-color")).toBe("rgb(240, 244, 248)");
  expect(await style(chat, ".header", "color")).toBe("rgb(255, 255, 255)");
  expect(await unreadable(visitor)).toEqual([]);

  await openShadowRoots(agent);
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=appearance`);
  await chooseOption(agent.getByLabel("Preview of"), "Conversation");
  const preview = agent.frameLocator('iframe[title="Preview"]').frameLocator("iframe");
  for (const part of [bubble.visitor, bubble.agent]) {
    for (const name of ["background-color", "color", "border-radius"]) {
      expect(await style(preview, part, name), `${part} ${name}`).toBe(
        await style(chat, part, name),
      );
    }
  }
  expect(await style(preview, ".linktor-header", "color")).toBe("rgb(255, 255, 255)");
});

for (const color of ["#3355ee", "#8a8a00", "#ff6a00", "#d0d0d0", "#767676"]) {
  test(`text is readable on ${color} wherever it is the chat's colour`, async ({
    visitor,
    tenant,
    hostSite,
  }) => {
    await changeInbox(tenant, { appearance: { color } });
    await visitor.goto(hostSite.page("plain"));
    const chat = await openWidget(visitor);
    expect(await unreadable(visitor)).toEqual([]);
    await say(chat, "Can you read this?");
    await expect(chat.getByText("Sent ·")).toBeVisible();
    expect(await unreadable(visitor)).toEqual([]);
  });
}
