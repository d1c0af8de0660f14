import { afterEach, expect, test, vi } from "vitest";
import { createEvents } from "./events.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("listeners hear their own event, in the order in which they came", () => {
  const { when, emit } = createEvents();
  const heard: unknown[] = [];
  when("unread")((count: number) => heard.push(["first", count]));
  when("unread")((count: number) => heard.push(["second", count]));
  when("show")(() => heard.push("show"));
  emit("unread", 3);
  expect(heard).toEqual([
    ["first", 3],
    ["second", 3],
  ]);
});

test("who has stopped listening hears nothing more, not even of the event under way", () => {
  const { when, emit } = createEvents();
  const second = vi.fn();
  when("show")(() => stop());
  const stop = when("show")(second);
  emit("show");
  emit("show");
  expect(second).not.toHaveBeenCalled();
});

test("who begins to listen while an event is under way hears the next one", () => {
  const { when, emit } = createEvents();
  const late = vi.fn();
  when("show")(() => when("show")(late));
  emit("show");
  expect(late).not.toHaveBeenCalled();
  emit("show");
  expect(late).toHaveBeenCalledOnce();
});

test("a listener that throws is reported and stops no other", () => {
  const reported = vi.spyOn(console, "error").mockImplementation(() => {});
  const { when, emit } = createEvents();
  const other = vi.fn();
  when("hide")(() => {
    throw new Error("the page's own mistake");
  });
  when("hide")(other);
  emit("hide");
  expect(other).toHaveBeenCalledOnce();
  expect(reported.mock.calls.flat().join()).toContain("the page's own mistake");
});

test("an option that the page has not set is no listener", () => {
  const { when, emit } = createEvents();
  when("ready")(undefined);
  expect(() => emit("ready")).not.toThrow();
});
