import "server-only";
import {
  type AttributeSubject,
  type AttributeValue,
  attributeProblem,
} from "@linkdesk/contract/attribute-values.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";

/**
 * Checks values that the team or a program sets, as far as their attributes are defined. What forms and pages say of a
 * contact is not checked: a visitor's answer is kept as it is.
 * @param fieldOf The name of the input field in errors, from the key.
 * Errors: invalid_request, naming the attribute.
 */
export async function checkValues(
  workspaceId: string,
  subject: AttributeSubject,
  values: Readonly<Record<string, AttributeValue>>,
  fieldOf: (key: string) => string,
): Promise<void> {
  const keys = Object.keys(values).filter((key) => values[key] !== null);
  if (keys.length === 0) return;
  const definitions = await db().attributeDefinition.findMany({
    where: { workspaceId, subject, key: { in: keys } },
    orderBy: { position: "asc" },
    select: { key: true, name: true, type: true, options: true },
  });
  const errors = definitions.flatMap(({ key, name, ...rule }) => {
    const problem = attributeProblem(rule, values[key]);
    return problem ? [{ field: fieldOf(key), message: `The attribute “${name}” ${problem}.` }] : [];
  });
  const [first] = errors;
  if (first) throw new AppError("invalid_request", { userMessage: first.message, errors });
}
