import type { MessageContent } from "@linkdesk/contract/message-content.ts";
import { expect, type Frame, type Locator, type Page } from "@playwright/test";
import type { Dictionary } from "../../../widget/locales/dictionary.ts";
import type { Tenant } from "../http-client.ts";
import { newestConversation, postContent } from "../widget-chat.ts";

/** A visitor's page on which a state is reached, in one language. */
export type StateContext = {
  page: Page;
  launcher: Locator;
  tenant: Tenant;
  words: Dictionary;
  /** What people write, in the language of the chat. */
  text: (en: string, ar: string) => string;
  /** Opens the chat, or answers the one that is open. */
  chat: () => Promise<Frame>;
};

/** Something that a visitor can have on screen. */
export type WidgetState = {
  /** Names the pictures. */
  name: string;
  /** What the inbox is set to, beyond its defaults. */
  settings?: object;
  /** Nobody of the team is there. */
  isAway?: boolean;
  /** What must be in place before the page is opened. */
  prepare?: (page: Page) => Promise<unknown>;
  /** From a drawn launcher to the state; resolves when it is all on screen. */
  reach: (context: StateContext) => Promise<unknown>;
};

export async function writeIn({ chat, words }: StateContext, text: string): Promise<void> {
  const composer = (await chat()).getByPlaceholder(words.placeholder);
  await composer.fill(text);
  await composer.press("Enter");
}

/** Begins a conversation with a visitor's message, and answers its id. */
export async function begin(context: StateContext, text?: string): Promise<string> {
  const first =
    text ?? context.text("Hello! Do you grind beans too?", "مرحبًا! هل تطحنون البن أيضًا؟");
  await writeIn(context, first);
  await expect((await context.chat()).getByText(`${context.words.sent} ·`)).toBeVisible();
  return newestConversation(context.tenant);
}

/** The team writes in the newest conversation. */
export async function answer(
  { tenant }: StateContext,
  content: MessageContent,
  text = "",
): Promise<void> {
  await postContent(tenant, await newestConversation(tenant), content, text);
}

/** Waits until the pictures that are on screen have come. */
export async function untilPictures(frame: Frame): Promise<void> {
  await expect
    .poll(() =>
      frame.evaluate(() =>
        [...document.images].every((image) => image.complete && image.naturalWidth > 0),
      ),
    )
    .toBe(true);
}
