import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { api } from "./api.ts";

const asked: { url: string; init: RequestInit }[] = [];

function answer(body: unknown): void {
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return Response.json(body);
  });
}
afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
});

const id = crypto.randomUUID();

test("an address gives the answer its endpoint's type", async () => {
  answer({ items: [], nextCursor: null });
  const page = await api.get("/webhooks");
  expectTypeOf(page.items).toEqualTypeOf<Webhook[]>();
  expectTypeOf(api.get(`/webhooks/${id}`)).resolves.toEqualTypeOf<Webhook>();
  expectTypeOf(api.delete(`/webhooks/${id}`)).resolves.toEqualTypeOf<undefined>();
  expect(page).toEqual({ items: [], nextCursor: null });
});

test("what is empty in a query is left out of the address", async () => {
  answer({});
  await api.get(`/webhooks/${id}/deliveries`, { state: "", cursor: null, limit: 25 });
  expect(asked.map(({ url }) => url)).toEqual([`/api/v1/webhooks/${id}/deliveries?limit=25`]);
});

test("a body is sent as JSON", async () => {
  answer({});
  await api.post(`/webhooks/${id}/secret`, { overlapHours: 1 });
  expect(asked[0]?.init).toMatchObject({ method: "POST", body: '{"overlapHours":1}' });
});

test("what is no endpoint, or does not fit it, does not compile", () => {
  // Never called: the type check is the test.
  const wrong = () => [
    // @ts-expect-error there is no such address
    api.get("/webhook"),
    // @ts-expect-error an address of another method
    api.put("/webhooks"),
    // @ts-expect-error a field of another type
    api.post(`/webhooks/${id}/secret`, { overlapHours: "1" }),
    // @ts-expect-error a body that is missing
    api.post("/webhooks"),
    // @ts-expect-error a body that nobody reads
    api.delete(`/webhooks/${id}`, { id }),
    // @ts-expect-error a parameter that the query does not have
    api.get(`/webhooks/${id}/deliveries`, { page: 2 }),
  ];
  expect(wrong).toBeTypeOf("function");
});
