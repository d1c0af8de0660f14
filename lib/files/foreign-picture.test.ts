import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { useDatabase } from "../../tests/support/use-database.ts";
import { beginsSvg, openForeignPicture } from "./foreign-picture.ts";

useDatabase();

let server: Server;
let base: string;
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  // Somebody's own machine: pictures may lie there too.
  process.env.APP_URL = "http://localhost:3000";
  const background = { r: 9, g: 9, b: 9 };
  const png = await sharp({ create: { width: 2, height: 2, channels: 3, background } })
    .png()
    .toBuffer();
  const svg = `<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>`;
  const answers: Record<string, [number, Buffer | string, Record<string, string>?]> = {
    "/a.png": [200, png],
    "/named.txt": [200, png],
    "/a.svg": [200, svg],
    "/font.woff2": [200, Buffer.from("774f46320001000000000000", "hex")],
    "/page.png": [200, "<!doctype html><svg></svg>", { "content-type": "image/png" }],
    "/gone.png": [404, png],
    "/moved.png": [302, "", { location: "/a.png" }],
    "/round.png": [302, "", { location: "/round.png" }],
    "/large.png": [200, Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)])],
  };
  server = createServer((request, response) => {
    asked.push(request.headers.referer ?? request.headers.cookie);
    const [status, body, headers] = answers[request.url ?? ""] ?? [404, ""];
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it.each([
  ["/a.png", "image/png"],
  ["/named.txt", "image/png"],
  ["/moved.png", "image/png"],
  ["/a.svg", "image/svg+xml"],
  ["/font.woff2", "font/woff2"],
])("%s is a picture", async (path, contentType) => {
  const found = await openForeignPicture(base + path);
  expect(found.contentType).toBe(contentType);
  expect(found.bytes.byteLength).toBeGreaterThan(0);
});

it.each(["/page.png", "/gone.png", "/round.png", "/large.png", "/nothing"])(
  "%s is refused as no picture, without saying why",
  async (path) => {
    await expect(openForeignPicture(base + path)).rejects.toMatchObject({
      code: "not_found",
      userMessage: "There is no picture at that address.",
    });
  },
);

it("the server of a picture does not learn who looks at it", () => {
  expect(asked.filter((header) => header !== undefined)).toEqual([]);
});

test.each([
  ["<svg>", true],
  [" \n<SVG xmlns='x'>", true],
  ["<?xml version='1.0'?> <!-- a --><!---->\n<!DOCTYPE svg PUBLIC 'x'><svg ", true],
  ["<svgs>", false],
  ["<!-- <svg> ", false],
  ["<!doctype html><svg>", false],
  [`${"<!---->".repeat(140)}x`, false],
])("whether %s begins a drawing: %s", (text, isDrawing) => {
  expect(beginsSvg(text)).toBe(isDrawing);
});
