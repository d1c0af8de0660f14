import { describe, expect, inject, it } from "vitest";
import { TEMPLATE } from "../tests/support/database-server.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { diffDatabase } from "./schema-engine.ts";

const migrated = () => inject("postgresUrl").replace(/\/postgres$/, `/${TEMPLATE}`);

describe("migrations", () => {
  it("migrations bring an empty database to exactly what the Prisma schema describes", async () => {
    expect(readMigrations().length).toBeGreaterThan(0);
    expect(await diffDatabase(migrated())).toBe("");
  });

  it("migrations are not applied twice, also when two runners start together", async () => {
    expect(await Promise.all([migrate(migrated()), migrate(migrated())])).toEqual([[], []]);
  });
});
