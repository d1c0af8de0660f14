import { expect, test, vi } from "vitest";
import type { SavedForm } from "../save-bar.tsx";
import { joinForms } from "./join-forms.ts";

const formOf = (part: Partial<SavedForm>): SavedForm => ({
  canManage: true,
  state: "clean",
  isDirty: false,
  errors: {},
  failure: null,
  discard: () => {},
  ...part,
});

test.each([
  ["saving", "dirty", "saving"],
  ["saved", "dirty", "dirty"],
  ["clean", "saved", "saved"],
  ["clean", "clean", "clean"],
] as const)("a form that is %s and one that is %s are %s together", (one, other, state) => {
  expect(joinForms(formOf({ state: one }), formOf({ state: other })).state).toBe(state);
  expect(joinForms(formOf({ state: other }), formOf({ state: one })).state).toBe(state);
});

test("what is wrong in either form is wrong in both", () => {
  const joined = joinForms(
    formOf({ errors: { name: "is missing" } }),
    formOf({ isDirty: true, errors: { "outbound.host": "is missing" } }),
  );
  expect(joined.errors).toEqual({ name: "is missing", "outbound.host": "is missing" });
  expect(joined.isDirty).toBe(true);
});

test("discarding takes back the changes of both forms", () => {
  const [one, other] = [vi.fn(), vi.fn()];
  joinForms(formOf({ discard: one }), formOf({ discard: other })).discard();
  expect(one).toHaveBeenCalledOnce();
  expect(other).toHaveBeenCalledOnce();
});
