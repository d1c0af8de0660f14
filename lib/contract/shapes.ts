import { PROBLEM_STATUS, type Problem, type ProblemCode } from "./problem.ts";
import { rowId } from "./text.ts";
import { z } from "./zod.ts";

/** The id of a row, in an answer. */
export const id = z.uuid();
/** ISO 8601 in UTC. */
export const timestamp = z.iso.datetime();
export const nullableText = z.string().nullable();
/** A row that is referred to, with what people call it. */
export const named = z.strictObject({ id, name: z.string() });

/** The parameters of every route with one id in its path. */
export const idParams = z.object({ id: rowId });

/** A page of a list; `nextCursor` is null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: nullableText });
/** The body of every error answer (RFC 9457). */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  requestId: id,
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
}) satisfies z.ZodType<Problem>;
