import { endpoint } from "@linkdesk/contract/endpoints/endpoint.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { AppError } from "../platform/app-error.ts";
import { anyone, reply, route } from "./route.ts";

const row = endpoint({
  method: "GET",
  path: "/api/v1/things",
  access: "anyone",
  summary: "Returns a thing.",
  query: z.strictObject({ of: z.string().optional() }),
  response: z.strictObject({ name: z.string() }),
  status: [200, 201],
  errors: ["conflict"],
});

const call = (handle: () => { name: string } | ReturnType<typeof reply<{ name: string }, 201>>) =>
  route(row, { auth: anyone, handle })(new Request("http://localhost/api/v1/things"), {
    params: Promise.resolve({}),
  });

/** As a serializer that hands on more of its row than it should. */
const withSecret = () => ({ name: "A", passwordHash: "x" });

beforeEach(() => {
  vi.stubEnv("APP_SECRET", "x".repeat(32));
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
  for (const name of ["PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"]) vi.stubEnv(name, "t");
  vi.stubEnv("CHECK_RESPONSES", "true");
});
afterEach(() => vi.unstubAllEnvs());

test("data is answered as JSON that no cache keeps, with the request's id", async () => {
  const response = await call(() => ({ name: "A" }));
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(await response.json()).toEqual({ name: "A" });
});

test("a handler can choose another status of its row", async () => {
  expect((await call(() => reply({ name: "A" }, { status: 201 }))).status).toBe(201);
});

test("in tests, a field that the row does not declare fails the request", async () => {
  const response = await call(withSecret);
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining("passwordHash") });
});

test("in tests, an error that the row does not declare fails the request", async () => {
  const refuse = (code: "conflict" | "storage_full") =>
    call(() => {
      throw new AppError(code);
    });
  expect(await (await refuse("conflict")).json()).toMatchObject({ code: "conflict" });
  expect(await (await refuse("storage_full")).json()).toMatchObject({ code: "internal" });
});
