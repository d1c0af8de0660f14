import { expect, test } from "vitest";
import { createPlaces, isConversation, isUnstarted, NEWEST, newPlace } from "./places.ts";

test("messages follow their place when it moves", () => {
  const places = createPlaces();
  const fresh = newPlace();
  expect(isUnstarted(fresh)).toBe(true);
  places.move(fresh, "c1");
  expect(places.resolve(fresh)).toBe("c1");
  places.move("c1", NEWEST);
  expect(places.resolve(fresh)).toBe(NEWEST);
  expect(isConversation("c1")).toBe(true);
  expect(isConversation(NEWEST)).toBe(false);
});

test("the newest place never moves, and a circle of moves ends", () => {
  const places = createPlaces();
  places.move(NEWEST, "c1");
  expect(places.resolve(NEWEST)).toBe(NEWEST);
  places.move("a", "b");
  places.move("b", "a");
  expect(["a", "b"]).toContain(places.resolve("a"));
});
