import { defineConfig } from "prisma/config";

// `generate` does not use the schema engine, yet the CLI would download it; any existing file
// stops that, so that installing works on networks that reach nothing but a package registry.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DIRECT_URL ?? process.env.DATABASE_URL ?? "" },
});
