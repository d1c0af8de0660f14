import type { SavedForm } from "../save-bar.tsx";

/** Two forms with one save bar. */
export function joinForms(one: SavedForm, other: SavedForm): SavedForm {
  const states = [one.state, other.state];
  const state = (["saving", "dirty", "saved"] as const).find((name) => states.includes(name));
  return {
    canManage: one.canManage,
    state: state ?? "clean",
    isDirty: one.isDirty || other.isDirty,
    errors: { ...one.errors, ...other.errors },
    failure: one.failure ?? other.failure,
    discard: () => {
      one.discard();
      other.discard();
    },
  };
}
