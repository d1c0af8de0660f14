type Fields = Record<string, unknown>;

/** Names whose values never reach a log, wherever they occur in the fields. */
const SECRET_NAME = /pass(word)?|secret|token|authorization|cookie|jwt|ticket|key$/i;

/**
 * One JSON line per event, to standard error: `time`, `level`, `event`, then the fields.
 * Errors are written with their stack, for operators; fields with secret-sounding names are masked.
 */
function write(level: "info" | "warn" | "error", event: string, fields: Fields = {}): void {
  // A field cannot take the place of what every line has.
  const head = { time: new Date().toISOString(), level, event };
  const line = { ...head, ...fields, ...head };
  process.stderr.write(`${JSON.stringify(line, masked)}\n`);
}

function masked(name: string, value: unknown): unknown {
  if (name !== "" && SECRET_NAME.test(name) && value !== undefined) return "[masked]";
  if (value instanceof Error) {
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  }
  return typeof value === "bigint" ? value.toString() : value;
}

export const log = {
  info: (event: string, fields?: Fields) => write("info", event, fields),
  warn: (event: string, fields?: Fields) => write("warn", event, fields),
  error: (event: string, fields?: Fields) => write("error", event, fields),
};
