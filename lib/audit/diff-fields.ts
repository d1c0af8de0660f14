import { cutText } from "@linkdesk/chat/cut-text.ts";
import "server-only";
import type { AuditChanges } from "@linkdesk/contract/audit.ts";

/** Longer texts are cut: the log says that the CSS changed, it is no archive of it. */
const MAX_VALUE_CHARS = 300;

/** Fields whose values are never written down, wherever they are: that they changed is enough. */
const SECRET_NAME = /pass(word)?|secret|token|credential|private_?key|api_?key|hash$|jwt/i;
const MASKED = "•••";

/**
 * What differs between two states of a thing, as `{"settings.privacy.retentionDays": [0, 30]}`.
 * Objects are walked; a list is one value.
 */
export function diffFields(before: unknown, after: unknown): AuditChanges {
  const old = leavesOf(before);
  const next = leavesOf(after);
  const paths = [...new Set([...old.keys(), ...next.keys()])];
  const changed = paths.filter(
    (path) => JSON.stringify(old.get(path)) !== JSON.stringify(next.get(path)),
  );
  return Object.fromEntries(
    changed.map((path) => [path, [shown(path, old.get(path)), shown(path, next.get(path))]]),
  );
}

/** Every leaf by its path; a list and an empty object are leaves too. */
function leavesOf(value: unknown, path = "", found = new Map<string, unknown>()) {
  if (isPlainObject(value) && Object.keys(value).length > 0) {
    for (const [name, part] of Object.entries(value)) {
      leavesOf(part, path === "" ? name : `${path}.${name}`, found);
    }
  } else if (path !== "") {
    found.set(path, value);
  }
  return found;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function shown(path: string, value: unknown): AuditChanges[string][number] {
  if (value === undefined || value === null) return null;
  if (SECRET_NAME.test(path)) return MASKED;
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = typeof value === "string" ? value : JSON.stringify(value, masked);
  if (text.length <= MAX_VALUE_CHARS) return text;
  return `${cutText(text, MAX_VALUE_CHARS)}…`;
}

function masked(name: string, value: unknown): unknown {
  return SECRET_NAME.test(name) ? MASKED : value;
}
