import { readFileSync } from "node:fs";
import type { ImportSource } from "@linkdesk/contract/import-limits.ts";
import { readPart } from "../../lib/imports/readers/read-part.ts";

const FOLDER = new URL("../../lib/imports/readers/fixtures/", import.meta.url);

/**
 * A file as another product's own serializers write it: Chatwoot's views and `push_event_data`, Intercom's OpenAPI
 * description, the models of Libredesk and Linktor, and the WebChat document of Linktor.
 */
export const importFixture = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");

/** What is read from such files, each as a part of its own. */
export function readFixtures(source: ImportSource, ...names: string[]) {
  const parts = names.map((name) => readPart(source, importFixture(name)));
  return {
    records: parts.flatMap(({ records }) => records.map(({ record }) => record)),
    partial: parts.flatMap(({ records }) => records.filter(({ isPartial }) => isPartial)).length,
    problems: parts.flatMap(({ problems }) => problems),
    skipped: parts.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}
