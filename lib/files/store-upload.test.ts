import { existsSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTenant, createVisitor } from "../../tests/support/people.ts";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { postVisitorMessage } from "../conversations/post-message.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { openFile } from "./open-file.ts";
import { storeVisitorUpload } from "./store-upload.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  process.env.UPLOADS_DIR = scratch.path;
});
afterAll(scratch.remove);

const uuid = () => crypto.randomUUID();
const upload = (name: string, body: BodyInit) =>
  new Request("http://localhost/", {
    method: "POST",
    headers: { "x-file-name": encodeURIComponent(name) },
    body,
  });
const addressOf = (url: string) => url.replace("/api/files/", "");

async function photo(): Promise<Blob> {
  const image = sharp({ create: { width: 1200, height: 800, channels: 3, background: "#a33" } });
  const bytes = await image
    .withExif({ IFD0: { Copyright: "SECRET PLACE" }, IFD3: { GPSLatitude: "51/1" } })
    .jpeg()
    .toBuffer();
  expect(bytes.includes("SECRET PLACE")).toBe(true);
  return new Blob([new Uint8Array(bytes)]);
}

async function visitor() {
  const { me, inboxId } = await createTenant();
  return { me, inboxId, session: await createVisitor(inboxId) };
}

describe("uploading", () => {
  it("an image loses its EXIF and gains a thumbnail", async () => {
    const { session } = await visitor();
    const attachment = await storeVisitorUpload(session, upload("holiday.jpg", await photo()));
    expect(attachment).toMatchObject({ kind: "image", width: 1200, height: 800 });
    const file = await openFile(addressOf(attachment.url));
    expect(file.contentType).toBe("image/jpeg");
    expect(file.disposition).toMatch(/^inline/);
    expect(Buffer.from(file.bytes).includes("SECRET PLACE")).toBe(false);
    const thumb = await openFile(addressOf(attachment.thumbnailUrl ?? ""));
    expect(await sharp(thumb.bytes).metadata()).toMatchObject({ width: 480, format: "webp" });
  });

  it.each([
    ["evil.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
    ["page.html", "<script>alert(1)</script>"],
    ["broken.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
  ])("%s is only ever downloaded", async (name, body) => {
    const { session } = await visitor();
    const attachment = await storeVisitorUpload(session, upload(name, body));
    expect(attachment).toMatchObject({ kind: "file", thumbnailUrl: null });
    expect((await openFile(addressOf(attachment.url))).disposition).toMatch(/^attachment/);
  });

  it("a name cannot lead out of the folder, nor hide its ending", async () => {
    const { session } = await visitor();
    const name = "../../etc/\u202egpj.exe\u0000\n";
    const attachment = await storeVisitorUpload(session, upload(name, "x"));
    expect(attachment.name).toBe("gpj.exe");
    expect(existsSync(join(scratch.path, "..", "etc"))).toBe(false);
  });

  it("a name that is too long loses its middle and keeps its ending", async () => {
    const { session } = await visitor();
    const attachment = await storeVisitorUpload(session, upload(`${"n".repeat(250)}.txt`, "x"));
    expect(attachment.name).toBe(`${"n".repeat(195)}….txt`);
  });

  it("an empty file is refused as empty", async () => {
    const { session } = await visitor();
    const refused = storeVisitorUpload(session, upload("a.txt", ""));
    await expect(refused).rejects.toMatchObject({ errors: [{ field: "file.size" }] });
  });

  it("uploading keeps to what the inbox allows, whatever the page says", async () => {
    const { me, inboxId } = await visitor();
    const uploads = { enabled: true, maxBytes: 100, types: ["image/*", ".txt"], multiple: true };
    await updateInbox(me, inboxId, { settings: { behaviour: { uploads } } });
    const session = await createVisitor(inboxId);
    const refused = storeVisitorUpload(session, upload("a.pdf", "%PDF-1.4 x"));
    await expect(refused).rejects.toMatchObject({ errors: [{ field: "file.type" }] });
    const large = storeVisitorUpload(session, upload("a.txt", "x".repeat(101)));
    await expect(large).rejects.toMatchObject({ code: "payload_too_large" });
    expect(await storeVisitorUpload(session, upload("a.txt", "fine"))).toMatchObject({ bytes: 4 });
  });

  it("a file goes with one message, and only of the visitor who sent it", async () => {
    const { session, inboxId } = await visitor();
    const { id } = await storeVisitorUpload(session, upload("a.txt", "mine"));
    const other = await createVisitor(inboxId);
    const stolen = startConversation(other, { clientId: uuid(), text: "", attachmentIds: [id] });
    await expect(stolen).rejects.toMatchObject({ errors: [{ field: "attachmentIds" }] });

    const first = { clientId: uuid(), text: "", attachmentIds: [id] };
    const { conversation, message } = await startConversation(session, first);
    expect(message.attachments).toMatchObject([{ name: "a.txt" }]);
    expect(conversation.preview).toBe("a.txt");
    const again = { clientId: uuid(), text: "again", attachmentIds: [id] };
    await expect(postVisitorMessage(session, conversation.id, again)).rejects.toMatchObject({
      errors: [{ field: "attachmentIds" }],
    });
    const repeated = await startConversation(session, first);
    expect(repeated).toMatchObject({ created: false, message: { attachments: [{ id }] } });
  });

  it("a forged or old address opens nothing", async () => {
    const { session } = await visitor();
    const { url } = await storeVisitorUpload(session, upload("a.txt", "x"));
    const address = addressOf(url);
    const forged = `${address.slice(0, -3)}AAA`;
    await expect(openFile(forged)).rejects.toMatchObject({ code: "not_found" });
    await expect(openFile("../../etc/passwd")).rejects.toMatchObject({ code: "not_found" });
  });
});
