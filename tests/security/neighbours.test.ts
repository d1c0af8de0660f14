// What a small workspace pays for large ones beside it, in pages that the database reads for a call: the
// same calls beside a few rows of others, and beside many. An index that is a level deeper costs a little
// more; a statement that looks at the rows of others costs a hundred times as much.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import { LOG_PAGES, pagesRead } from "../support/pages-read.ts";
import { startTestStack } from "../support/test-stack.ts";
import { MEASURED, NOT_MEASURED, prepareCall, routesWithoutRow } from "./neighbour-calls.ts";
import { FEW, fillNeighbours, MANY, unlistedTables } from "./neighbour-rows.ts";
import { createWorld, type Picture, type World } from "./neighbour-world.ts";
import { ACCESS } from "./route-matrix.ts";

/**
 * What a call may read more beside many: indexes of the larger tables are a level or two deeper, for each
 * statement, and the sample that ANALYZE takes decides between plans of about the same cost. A statement
 * that looks at the rows of others reads 800 pages and more beside MANY.
 */
const DEARER = { factor: 3, pages: 100 };

let stack: Stack;
let client: pg.Client;
/** Two workspaces to which the same happens: one is measured beside few rows of others, one beside many. */
let besideMany: World;
let before: Record<string, number>;

/** The site of a customer: its page and its picture. */
const site = createServer((_request, response) => {
  response.setHeader("content-type", "image/svg+xml");
  response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
});

async function measure(world: World): Promise<Record<string, number>> {
  const pages: Record<string, number> = {};
  for (const name of MEASURED)
    pages[name] = await pagesRead(client, () => prepareCall(world, name));
  return pages;
}

/** A small workspace whose calls are compiled and planned; throws where one is refused. */
async function createWarmWorld(name: string, picture: Picture): Promise<World> {
  const world = await createWorld(stack.appUrl, client, picture, name);
  for (const route of MEASURED) await (await prepareCall(world, route))();
  return world;
}

beforeAll(async () => {
  await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
  const picture = { url: `http://127.0.0.1:${(site.address() as AddressInfo).port}/a.svg` };
  stack = await startTestStack({ postgresSettings: LOG_PAGES });
  client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const { workspaceId } = await createWorld(stack.appUrl, client, picture, "Large");
  const besideFew = await createWarmWorld("Beside few", picture);
  besideMany = await createWarmWorld("Beside many", picture);
  await fillNeighbours(client, { workspaceId, from: 1, to: FEW });
  before = await measure(besideFew);
  await fillNeighbours(client, { workspaceId, from: FEW + 1, to: MANY });
}, 600_000);
afterAll(async () => {
  site.close();
  await client?.end();
  await stack?.stop();
});

test("every route is measured, or says why not", () => {
  expect(routesWithoutRow()).toEqual([]);
  expect(Object.keys(ACCESS)).toEqual(expect.arrayContaining(Object.keys(NOT_MEASURED)));
  const unread = MEASURED.filter((name) => before[name] === 0);
  expect(unread).toEqual(READ_NOTHING);
});

/** Routes that answer without asking the database. */
const READ_NOTHING = ["GET /api/health", "GET /api/health/live", "GET /api/v1/openapi.json"];

test("every table has neighbours' rows, or says why not", async () => {
  expect((await unlistedTables(client)).filter((name) => !name.startsWith("pgboss"))).toEqual([]);
});

test("a small workspace does not pay for large ones beside it", {
  timeout: 400_000,
}, async () => {
  const after = await measure(besideMany);
  const dearer = Object.entries(after)
    .map(([name, pages]) => ({ name, before: before[name] ?? 0, after: pages }))
    .filter((route) => route.after > DEARER.factor * route.before + DEARER.pages);
  expect(dearer, JSON.stringify(dearer)).toEqual([]);
});
