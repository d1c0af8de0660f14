import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { configure } from "./configure.ts";
import { fetchLauncherConfig } from "./launcher-config.ts";

let server: Server;
afterEach(() => new Promise((done) => server.close(done)));

/** The settings of a page whose service answers like this. */
async function settingsFor(answer: RequestListener, options: object = {}) {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/`;
  const settings = configure({ inboxID: "a b&c", baseURL, ...options }, "");
  if (!settings) throw new Error("these settings are valid");
  return settings;
}

test("the inbox and the language are asked for, without the page's cookies", async () => {
  let asked = "";
  const settings = await settingsFor(
    (request, response) => {
      asked = `${request.method} ${request.url} ${request.headers.cookie}`;
      response.end('{"words":{}}');
    },
    { language: "pt-BR" },
  );
  expect(await fetchLauncherConfig(settings)).toEqual({ words: {} });
  expect(asked).toBe("GET /desk/api/widget/v1/config?inbox=a+b%26c&language=pt-BR undefined");
});

test("a refusal says the reason that the service gave", async () => {
  const settings = await settingsFor((_, response) => {
    response.statusCode = 404;
    response.end('{"detail":"There is no inbox with this id."}');
  });
  await expect(fetchLauncherConfig(settings)).rejects.toBe("There is no inbox with this id.");
});

test("a refusal without a reason says its status", async () => {
  const settings = await settingsFor((_, response) => {
    response.statusCode = 503;
    response.end("{}");
  });
  await expect(fetchLauncherConfig(settings)).rejects.toBe(503);
});

test("an answer that is no JSON is an error", async () => {
  const settings = await settingsFor((_, response) => response.end("<html>"));
  await expect(fetchLauncherConfig(settings)).rejects.toThrow(SyntaxError);
});
