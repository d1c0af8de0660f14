import { asSentence, type FieldErrors } from "../form-errors.ts";
import type { InboxChanges } from "./inbox-draft.ts";

type Issue = {
  code?: string;
  expected?: unknown;
  maximum?: unknown;
  minimum?: unknown;
  origin?: string;
};

/** What is wrong, in the words of a person, where the schema has none of its own. */
function kindly(issue: Issue): string | undefined {
  if (issue.code === "invalid_type") {
    return /^(int|number)$/.test(String(issue.expected)) ? "must be a number" : "must be filled in";
  }
  const things = issue.origin === "array" ? " entries" : "";
  if (issue.code === "too_big") return `must be at most ${issue.maximum}${things}`;
  if (issue.code === "too_small") return `must be at least ${issue.minimum}${things}`;
  return undefined;
}

const loadContract = () => import("@linkdesk/contract/inboxes.ts").catch(() => null);

/** Loads the schema ahead of the first save. */
export function prepareValidation(): void {
  void loadContract();
}

/**
 * What the server would say about these changes, by field, without asking it. The schema is loaded
 * when first needed. When it cannot be loaded, everything passes: the server checks again anyway.
 */
export async function inboxErrors(changes: InboxChanges): Promise<FieldErrors> {
  const contract = await loadContract();
  if (!contract) return {};
  const result = contract.patchInboxBody.safeParse(changes, { error: kindly });
  const issues = result.success ? [] : result.error.issues;
  const found = issues.map((issue) => [issue.path.join("."), asSentence(issue.message)] as const);
  // The first message of a field is the one that helps.
  return Object.fromEntries(found.toReversed());
}
