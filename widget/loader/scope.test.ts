import { expect, test, vi } from "vitest";
import { createScope } from "./scope.ts";

test("what was done last is undone first, and once", () => {
  const scope = createScope();
  const undone: number[] = [];
  for (const step of [1, 2, 3]) scope.defer(() => undone.push(step));
  scope.dispose();
  scope.dispose();
  expect(undone).toEqual([3, 2, 1]);
});

test("a disposed scope has taken its listeners away, and no others", () => {
  const scope = createScope();
  const target = new EventTarget();
  const [ours, theirs] = [vi.fn(), vi.fn()];
  target.addEventListener("scroll", theirs);
  scope.on(target, "scroll", ours);
  target.dispatchEvent(new Event("scroll"));
  scope.dispose();
  target.dispatchEvent(new Event("scroll"));
  expect(ours).toHaveBeenCalledTimes(1);
  expect(theirs).toHaveBeenCalledTimes(2);
});

test("an element that hides addEventListener does not keep the widget from listening", () => {
  const scope = createScope();
  const target = Object.assign(new EventTarget(), { addEventListener: "an element" });
  const ours = vi.fn();
  scope.on(target as unknown as EventTarget, "scroll", ours);
  target.dispatchEvent(new Event("scroll"));
  expect(ours).toHaveBeenCalledOnce();
});
