// Prisma's schema engine, compiled to WebAssembly: tells what SQL leads from a live database to
// the model, without the binary that the Prisma CLI would download.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const bindings = "@prisma/schema-engine-wasm/schema_engine_bg";
const wasmFile = createRequire(import.meta.url)
  .resolve(bindings)
  .replace(/\.js$/, ".wasm");

/** The engine reports its panics through this global before it throws. */
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      throw new Error(`schema engine: ${message}`);
    },
  },
});

/** PostgreSQL's one-byte type "char", used by its catalogue; the adapter does not know it. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** Prisma's adapter, extended by the catalogue's "char" columns. Queries must not overlap. */
function catalogueAdapter(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const query = pool.query.bind(pool) as (config: unknown) => Promise<pg.QueryArrayResult>;
  let charColumns: number[] = [];
  const describe = async (config: unknown) => {
    const result = await query(config);
    charColumns = result.fields.flatMap((f, i) => (f.dataTypeID === CHAR_OID ? [i] : []));
    for (const i of charColumns) Object.assign(result.fields[i] ?? {}, { dataTypeID: TEXT_OID });
    return result;
  };
  Object.assign(pool, { query: describe });

  const factory = new PrismaPg(pool, { disposeExternalPool: true });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (params) => {
      const result = await queryRaw(params);
      for (const i of charColumns) result.columnTypes[i] = ColumnTypeEnum.Character;
      return result;
    };
    return connection;
  };
  return bindSqlAdapterFactory(factory);
}

async function createEngine(databaseUrl: string, schema: string) {
  const engine = await import(bindings);
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
    "./schema_engine_bg.js": engine,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const options = { datamodels: [["schema.prisma", schema]] };
  return engine.SchemaEngine.new(options, () => {}, catalogueAdapter(databaseUrl));
}

/** The SQL that would make a live database agree with prisma/schema.prisma; "" when it does. */
export async function diffDatabase(databaseUrl: string): Promise<string> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const content = readFileSync(`${root}prisma/schema.prisma`, "utf8");
  const files = [{ path: "schema.prisma", content }];
  const engine = await createEngine(databaseUrl, content);
  const result = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: root },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
  });
  const sql: string = result.stdout ?? "";
  return /^-- This is an empty migration/.test(sql.trim()) ? "" : sql;
}
