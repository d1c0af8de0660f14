// A conversation with everything that can be in it.

import type { Interactive } from "@linkdesk/contract/message-content.ts";
import { expect } from "@playwright/test";
import {
  answer,
  begin,
  type StateContext,
  untilPictures,
  type WidgetState,
  writeIn,
} from "./context.ts";
import { PICTURES, paper, photo } from "./pictures.ts";

/** The team sends something to answer. */
const ask = (context: StateContext, interactive: Interactive) =>
  answer(context, { type: "interactive", interactive });

const log = async ({ chat }: StateContext) => (await chat()).getByRole("log");

const card = ({ text }: StateContext, title: string) => ({
  title,
  subtitle: text("Hazelnut and milk chocolate, £11.50", "بندق وشوكولاتة بالحليب"),
  imageUrl: `${PICTURES}/cup.svg`,
  buttons: [
    { id: "view", label: text("View details", "التفاصيل"), url: "https://shop.example/owl" },
    { id: `buy-${title.replace(" ", "-")}`, label: text("Add to basket", "أضف إلى السلة") },
  ],
});

export const THREAD: WidgetState[] = [
  {
    name: "thread-text",
    settings: {
      messages: {
        welcome: "Welcome in! أهلاً وسهلاً",
        notice: "Parcels take a day longer this week.",
      },
    },
    reach: async (context) => {
      const { text, chat } = context;
      await begin(context);
      await answer(
        context,
        { type: "text" },
        text(
          "We do, **free of charge**. Tell us your brewer: https://shop.example/grind",
          "نعم، **مجانًا**. أخبرنا عن آلتك: https://shop.example/grind",
        ),
      );
      await writeIn(context, text("An old moka pot ☕", "إبريق موكا قديم ☕"));
      await writeIn(
        context,
        text(
          "It has been in the family for forty years, so please nothing too dark for it.",
          "إنه في عائلتنا منذ أربعين عامًا، فلا أريد تحميصًا داكنًا جدًا.",
        ),
      );
      await expect((await log(context)).getByRole("link")).toBeVisible();
      await expect((await chat()).getByText(`${context.words.sent} ·`)).toBeVisible();
    },
  },
  {
    name: "thread-files",
    reach: async (context) => {
      const { words, chat } = context;
      const frame = await chat();
      const files = [await photo("my-moka-pot.png"), paper("delivery-note.pdf")];
      await frame.locator("input[type=file]").setInputFiles(files);
      for (const { name } of files) {
        await expect(frame.getByText(words.fileReady(name))).toBeAttached();
      }
      await begin(context, context.text("The pot, and the note", "الإبريق والإيصال"));
      await untilPictures(frame);
    },
  },
  {
    name: "thread-card",
    reach: async (context) => {
      await begin(context);
      await answer(context, { type: "card", card: card(context, "Little Owl") });
      await expect((await log(context)).getByRole("heading", { name: "Little Owl" })).toBeVisible();
      await untilPictures(await context.chat());
    },
  },
  {
    name: "thread-buttons",
    reach: async (context) => {
      const { text } = context;
      await begin(context);
      await ask(context, {
        type: "buttons",
        body: { text: text("How was your last bag?", "كيف كان آخر كيس؟") },
        buttons: [
          { id: "good", label: text("Lovely", "رائع") },
          { id: "bad", label: text("Not for me", "لم يعجبني") },
        ],
      });
      await (await log(context)).getByRole("button", { name: text("Lovely", "رائع") }).click();
      await expect((await log(context)).getByRole("button", { pressed: true })).toBeVisible();
      await ask(context, {
        type: "quick_replies",
        body: { text: text("And the next one?", "والكيس القادم؟") },
        replies: [
          { id: "s", label: text("250 g", "٢٥٠ غ") },
          { id: "m", label: text("500 g", "٥٠٠ غ") },
          { id: "l", label: text("1 kg", "١ كغ") },
        ],
      });
      await expect((await log(context)).getByText(text("1 kg", "١ كغ"))).toBeVisible();
    },
  },
  {
    name: "thread-carousel",
    reach: async (context) => {
      await begin(context);
      const cards = ["Little Owl", "Meadow", "Night Train"].map((title) => card(context, title));
      await ask(context, { type: "carousel", cards });
      await expect((await log(context)).getByRole("heading", { name: "Meadow" })).toBeAttached();
      await untilPictures(await context.chat());
    },
  },
  {
    name: "thread-form",
    reach: async (context) => {
      const { text } = context;
      await begin(context);
      await ask(context, {
        type: "form",
        body: { text: text("Where shall it go?", "إلى أين نرسله؟") },
        fields: [
          { name: "street", label: text("Street", "الشارع"), type: "text", required: true },
          { name: "floor", label: text("Floor", "الطابق"), type: "number", required: false },
        ],
        submitButton: text("Send it there", "أرسله"),
      });
      await expect((await log(context)).getByLabel(text("Floor", "الطابق"))).toBeVisible();
    },
  },
  {
    name: "thread-csat",
    reach: async (context) => {
      const { text, words } = context;
      await begin(context);
      const body = { text: text("How did we do?", "كيف كانت خدمتنا؟") };
      await ask(context, { type: "csat", body, scale: 5 });
      // The stars cover the radio buttons that screen readers know.
      await (await log(context)).getByRole("radio", { name: words.stars(4) }).focus();
      await context.page.keyboard.press("Space");
      await expect((await log(context)).getByLabel(words.comment)).toBeVisible();
    },
  },
  {
    name: "thread-csat-given",
    reach: async (context) => {
      const { text, words } = context;
      await begin(context);
      const body = { text: text("How did we do?", "كيف كانت خدمتنا؟") };
      await ask(context, { type: "csat", body, scale: 5 });
      await (await log(context)).getByRole("radio", { name: words.stars(5) }).focus();
      await context.page.keyboard.press("Space");
      await (await log(context)).getByRole("button", { name: words.sendRating }).click();
      await expect((await log(context)).getByText(words.thanks)).toBeVisible();
    },
  },
  {
    name: "ended",
    settings: { behaviour: { replyToResolved: false } },
    reach: async (context) => {
      const { words, chat } = context;
      await begin(context);
      const frame = await chat();
      await frame.getByRole("button", { name: words.menu }).click();
      await frame.getByRole("menuitem", { name: words.endConversation }).click();
      await frame.getByRole("button", { name: words.endConfirm }).click();
      await expect(frame.getByText(words.ended)).toBeVisible();
    },
  },
];
