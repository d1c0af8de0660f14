// What stands around the composer and above the thread, and what goes wrong.
import { expect, type Page, type WebSocketRoute } from "@playwright/test";
import { withoutSharedWorker } from "../browser.ts";
import { begin, type WidgetState, writeIn } from "./context.ts";
import { paper, photo } from "./pictures.ts";

const UPLOADS = "**/api/widget/v1/uploads";
const SESSION = "**/api/widget/v1/session";
const MESSAGES = /\/messages$/;

/** Ends the connection to the realtime server for good; there once the chat is live. */
const CUT = Symbol("cut");
type Cuttable = Page & { [CUT]?: () => Promise<unknown> };

export const WRITING: WidgetState[] = [
  {
    name: "emoji-picker",
    reach: async ({ chat, words }) => {
      await (await chat()).getByRole("button", { name: words.emoji }).click();
      await expect((await chat()).getByRole("button", { name: "😀" })).toBeFocused();
    },
  },
  {
    name: "menu",
    reach: async (context) => {
      await begin(context);
      const frame = await context.chat();
      await frame.getByRole("button", { name: context.words.menu }).click();
      await expect(frame.getByRole("menuitem").first()).toBeFocused();
    },
  },
  {
    name: "end-question",
    reach: async (context) => {
      const { words } = context;
      await begin(context);
      const frame = await context.chat();
      await frame.getByRole("button", { name: words.menu }).click();
      await frame.getByRole("menuitem", { name: words.endConversation }).click();
      await expect(frame.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "upload-running",
    // Nobody answers: the upload stays where it is.
    prepare: (page) => page.route(UPLOADS, () => {}),
    reach: async ({ chat, words, text }) => {
      const frame = await chat();
      await frame
        .locator("input[type=file]")
        .setInputFiles([await photo("moka.png"), paper("note.pdf")]);
      await frame.getByPlaceholder(words.placeholder).fill(text("The pot", "الإبريق"));
      await expect(frame.getByRole("progressbar")).toHaveCount(2);
    },
  },
  {
    name: "upload-failed",
    prepare: (page) => page.route(UPLOADS, (route) => route.abort()),
    reach: async ({ chat, words }) => {
      const frame = await chat();
      await frame.locator("input[type=file]").setInputFiles([await photo("moka.png")]);
      await expect(frame.getByText(words.fileFailed("moka.png"))).toBeVisible();
    },
  },
  {
    name: "reconnecting",
    prepare: async (page) => {
      let isCut = false;
      const sockets = new Set<WebSocketRoute>();
      // What a worker sends and receives is out of reach.
      await withoutSharedWorker(page);
      await page.routeWebSocket(/\/app\//, (socket) => {
        if (isCut) return void socket.close();
        sockets.add(socket);
        const server = socket.connectToServer();
        server.onMessage((message) => {
          socket.send(message);
          if (!message.includes("subscription_succeeded")) return;
          (page as Cuttable)[CUT] = () => {
            isCut = true;
            // All of them: there may be a newer one by then.
            return Promise.all([...sockets].map((one) => one.close()));
          };
        });
      });
    },
    reach: async (context) => {
      const { page, chat, words } = context;
      await begin(context);
      await expect.poll(() => (page as Cuttable)[CUT] !== undefined).toBe(true);
      await (page as Cuttable)[CUT]?.();
      await expect((await chat()).getByText(words.reconnecting)).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: "message-failed",
    reach: async (context) => {
      const { page, words, text, chat } = context;
      await begin(context);
      await page.route(MESSAGES, (route) =>
        route.request().method() === "POST"
          ? route.fulfill({ status: 400, json: { code: "invalid_request" } })
          : route.continue(),
      );
      await writeIn(context, text("And filters?", "وماذا عن الفلاتر؟"));
      await expect((await chat()).getByRole("button", { name: words.retry })).toBeVisible();
    },
  },
  {
    name: "loading",
    reach: async (context) => {
      const { page, chat, words } = context;
      await begin(context);
      await page.route(SESSION, () => {});
      await page.reload();
      await expect((await chat()).getByText(words.loading)).toBeAttached();
    },
  },
  {
    name: "loading-failed",
    reach: async (context) => {
      const { page, chat, words } = context;
      await begin(context);
      await page.route(SESSION, (route) => route.abort());
      await page.reload();
      await expect((await chat()).getByText(words.loadFailed)).toBeVisible();
    },
  },
];
