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

/** One pixel, green. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const picture = (name: string) => ({ name, mimeType: "image/png", buffer: PNG });

test("several files are sent at once with a text; an image is shown and other files are rows", async ({
  tenant,
  visitor,
  hostSite,
}) => {
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await chat
    .locator("input[type=file]")
    .setInputFiles([
      picture("garden.png"),
      { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") },
    ]);
  await expect(chat.getByText("garden.png, ready to send")).toBeAttached();
  await expect(chat.getByText("notes.txt, ready to send")).toBeAttached();
  await expectAccessible(chat);
  await write(chat, "As promised");
  await expect(chat.getByText("Sent ·")).toBeVisible();
  const image = chat.getByRole("link", { name: "Open the image garden.png" });
  await expect(image).toBeVisible();
  await expect
    .poll(() => image.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0);
  await expect(chat.getByRole("link", { name: /notes\.txt/ })).toBeVisible();
  await expectAccessible(chat);
  const [message] = await readMessages(tenant, await newestConversation(tenant));
  expect(message?.text).toBe("As promised");
  expect(message?.attachments.map(({ name }) => name)).toEqual(["garden.png", "notes.txt"]);
});

test("a file that is not accepted is refused before it is sent", async ({
  tenant,
  visitor,
  hostSite,
}) => {
  await goOnline(tenant);
  await changeSettings(tenant, {
    behaviour: {
      uploads: { enabled: true, maxBytes: 2_000, types: ["image/*"], multiple: true },
    },
  });
  const uploads: string[] = [];
  visitor.on("request", (request) => {
    if (request.url().endsWith("/uploads")) uploads.push(request.url());
  });
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await chat.locator("input[type=file]").setInputFiles([
    { name: "tool.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") },
    { name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(3_000) },
  ]);
  await expect(chat.getByText(/tool\.exe can't be sent here/)).toBeVisible();
  await expect(chat.getByText(/huge\.png is too large\. Files can be up to 2 kB/)).toBeVisible();
  await expectAccessible(chat);
  expect(uploads).toEqual([]);
});

test("a failed upload can be tried again or removed", async ({ tenant, visitor, hostSite }) => {
  await goOnline(tenant);
  let isDown = true;
  await visitor.route("**/api/widget/v1/uploads", (route) =>
    isDown ? route.abort() : route.continue(),
  );
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  await chat.locator("input[type=file]").setInputFiles([picture("a.png"), picture("b.png")]);
  await expect(chat.getByText("a.png couldn't be uploaded.")).toBeVisible();
  await expect(chat.getByRole("button", { name: "Send message" })).toBeDisabled();
  await chat.getByRole("button", { name: "Remove b.png" }).click();
  isDown = false;
  await chat.getByRole("button", { name: "Upload a.png again" }).click();
  await expect(chat.getByText("a.png, ready to send")).toBeAttached();
  await chat.getByRole("button", { name: "Send message" }).click();
  await expect(chat.getByRole("link", { name: "Open the image a.png" })).toBeVisible();
});

test("dropped and pasted files are added", async ({ tenant, visitor, hostSite }) => {
  await goOnline(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openWidget(visitor);
  const data = await chat.evaluateHandle((bytes) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
    transfer.items.add(new File([content], "dropped.png", { type: "image/png" }));
    return transfer;
  }, PNG.toString("base64"));
  await chat.getByRole("main").dispatchEvent("dragover", { dataTransfer: data });
  await expect(chat.getByText("Drop files here")).toBeVisible();
  await chat.getByRole("main").dispatchEvent("drop", { dataTransfer: data });
  await expect(chat.getByText("dropped.png, ready to send")).toBeAttached();
  await chat.getByRole("textbox").evaluate((field, bytes) => {
    const clipboardData = new DataTransfer();
    const content = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
    clipboardData.items.add(new File([content], "pasted.png", { type: "image/png" }));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, PNG.toString("base64"));
  await expect(chat.getByText("pasted.png, ready to send")).toBeAttached();
});
