// The description of the API, as tools fetch it.
import type { OpenApiDocument } from "@linkdesk/contract/openapi/types.ts";
import { expect, inject, test } from "vitest";

const appUrl = inject("appUrl");
const address = `${appUrl}/api/v1/openapi.json`;

test("anybody can fetch the OpenAPI document, which names the installation's own address", async () => {
  // Whoever can choose the Host header must not choose where programs send their keys.
  const answer = await fetch(address, { headers: { "x-forwarded-host": "evil.example" } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const document = (await answer.json()) as OpenApiDocument;
  expect(document).toMatchObject({ openapi: "3.1.1", servers: [{ url: appUrl }] });
  expect(document.paths["/api/v1/conversations"]?.get?.operationId).toBe("listConversations");
});

test("a client that has the document already gets 304, and the document again once it has changed", async () => {
  const etag = (await fetch(address)).headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{43}"$/);
  const same = await fetch(address, { headers: { "if-none-match": `W/${etag}, "other"` } });
  expect([same.status, await same.text()]).toEqual([304, ""]);
  const older = await fetch(address, { headers: { "if-none-match": '"older"' } });
  expect(older.status).toBe(200);
});
