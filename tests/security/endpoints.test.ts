// The rows of the API against the two other lists of it: the file system, and the matrix of who may call,
// which is declared by hand.
import { ENDPOINTS } from "@linkdesk/contract/endpoints/all.ts";
import { errorsOf, isSchema } from "@linkdesk/contract/endpoints/endpoint.ts";
import { expect, test } from "vitest";
import { z } from "zod";
import { listRoutes } from "../support/routes.ts";
import { ACCESS } from "./route-matrix.ts";

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test("every route of the file system has one row, and every row is a route", () => {
  const rows = ENDPOINTS.map(nameOf);
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.sort()).toEqual(listRoutes().map(nameOf).sort());
});

test("a row says the same of who may call as the matrix", () => {
  const said = ENDPOINTS.map((row) => [nameOf(row), row.access.replace("scheduler", "anyone")]);
  expect(said).toEqual(said.map(([name = ""]) => [name, ACCESS[name]]));
});

test("a row has a sentence, the parameters of its path and known errors", () => {
  for (const row of ENDPOINTS) {
    expect(row.summary, nameOf(row)).toMatch(/^[A-Z].*\.$/);
    const inPath = [...row.path.matchAll(/\[(\w+)\]/g)].map(([, name]) => name);
    const described = row.params instanceof z.ZodObject ? Object.keys(row.params.shape) : [];
    expect(described, nameOf(row)).toEqual(inPath);
    expect(errorsOf(row)).toContain("internal");
  }
});

test("every answer is closed: a field that slips into it is refused", () => {
  const open = ENDPOINTS.filter(({ response }) => isSchema(response) && hasOpenObject(response));
  expect(open.map(nameOf)).toEqual([]);
});

/** Whether an object somewhere in a schema lets other fields through. */
function hasOpenObject(schema: z.ZodType): boolean {
  const json = JSON.stringify(z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }));
  const objects = [...json.matchAll(/"type":"object"/g)].length;
  const closed = [...json.matchAll(/"additionalProperties":/g)].length;
  return closed < objects;
}
