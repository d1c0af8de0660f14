// The screens before a conversation.
import { expect } from "@playwright/test";
import { answer, begin, type StateContext, untilPictures, type WidgetState } from "./context.ts";
import { PICTURES } from "./pictures.ts";

const QUESTIONS = [
  { name: "name", label: "Name", type: "text", required: true },
  { name: "email", label: "Email", type: "email", required: true },
  { name: "topic", label: "Topic", type: "select", options: ["An order", "A grinder"] },
  { name: "news", label: "Send me news", type: "checkbox" },
];

const start = async ({ chat, words }: StateContext) =>
  (await chat()).getByRole("button", { name: words.start }).click();

export const HOME: WidgetState[] = [
  {
    name: "home",
    reach: async ({ chat, words }) =>
      expect((await chat()).getByPlaceholder(words.placeholder)).toBeFocused(),
  },
  {
    name: "home-cards",
    settings: {
      appearance: {
        logoUrl: `${PICTURES}/owl.svg`,
        cards: [
          {
            type: "announcement",
            title: "A new harvest",
            text: "The first bags from Huila are on the shelf.",
            imageUrl: `${PICTURES}/cup.svg`,
            url: "https://shop.example/huila",
          },
          { type: "link", title: "How to brew it", url: "https://shop.example/brew" },
          { type: "link", title: "Where we are", url: "https://shop.example/map" },
        ],
      },
      messages: { notice: "Parcels take a day longer this week." },
    },
    reach: async ({ chat, words }) => {
      await expect((await chat()).getByRole("button", { name: words.start })).toBeVisible();
      await untilPictures(await chat());
    },
  },
  {
    name: "home-away",
    isAway: true,
    reach: async ({ chat, words }) =>
      expect((await chat()).getByPlaceholder(words.placeholder)).toBeVisible(),
  },
  {
    name: "conversation-list",
    settings: { behaviour: { severalConversations: true } },
    reach: async (context) => {
      const { chat, words, text } = context;
      const frame = await chat();
      for (const first of [
        text("Is the Meadow on the shelf?", "هل بُنّ المروج متوفر؟"),
        text(
          "My parcel number 4417 has not moved for two days",
          "طردي رقم 4417 لم يتحرك منذ يومين",
        ),
      ]) {
        await start(context);
        await begin(context, first);
        await frame.getByRole("button", { name: words.back }).click();
      }
      await answer(context, { type: "text" }, text("Let me look", "دعني أتحقق"));
      await expect(frame.locator(".dot")).toBeVisible();
    },
  },
  {
    name: "empty-thread",
    settings: { behaviour: { severalConversations: true } },
    reach: async (context) => {
      await start(context);
      await expect((await context.chat()).getByText(context.words.emptyThread)).toBeVisible();
    },
  },
  {
    name: "pre-chat-form",
    settings: { behaviour: { preChat: { enabled: true, fields: QUESTIONS } } },
    reach: async (context) => {
      await start(context);
      const frame = await context.chat();
      await expect(frame.getByRole("heading", { name: context.words.formTitle })).toBeVisible();
    },
  },
  {
    name: "pre-chat-form-mistakes",
    settings: { behaviour: { preChat: { enabled: true, fields: QUESTIONS } } },
    reach: async (context) => {
      await start(context);
      const frame = await context.chat();
      await frame.getByLabel(context.words.email).fill("ada");
      await frame.getByRole("button", { name: context.words.formSubmit }).click();
      await expect(frame.getByText(context.words.badEmail)).toBeVisible();
    },
  },
  {
    name: "offline-form",
    isAway: true,
    settings: { behaviour: { offlineForm: { enabled: true } } },
    reach: async ({ chat, words }) => {
      await (await chat()).getByRole("button", { name: words.leaveMessage }).click();
      await expect((await chat()).getByLabel(words.email)).toBeVisible();
    },
  },
  {
    name: "offline-thanks",
    isAway: true,
    settings: { behaviour: { offlineForm: { enabled: true } } },
    reach: async ({ chat, words, text }) => {
      const frame = await chat();
      await frame.getByRole("button", { name: words.leaveMessage }).click();
      await frame.getByLabel(words.email).fill("ada@example.com");
      await frame
        .getByLabel(words.message, { exact: false })
        .fill(text("Call me back", "اتصلوا بي"));
      await frame.getByRole("button", { name: words.send }).click();
      await expect(frame.getByText(words.offlineThanks)).toBeVisible();
    },
  },
  {
    name: "consent",
    settings: { privacy: { cookieConsent: true } },
    reach: async ({ chat, words }) =>
      expect((await chat()).getByRole("heading", { name: words.consentTitle })).toBeVisible(),
  },
];
