import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isComposing } from "./is-composing.ts";

test("the key that ends a composition belongs to it, in Safari as well", () => {
  expect(isComposing({ isComposing: true, keyCode: 27 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 27 })).toBe(false);
});

/** Any key unlocks the sound and shows that somebody is there, also one of a composition. */
const ANY_KEY = ["widget/frame/sound.ts", "lib/client/shell/use-presence.ts"];
const HANDLER = /\bonkey(down|up|press)\b|["']key(down|up|press)["']/i;

test("every handler of keys in the widget and the dashboard asks whether somebody is composing", () => {
  const root = join(import.meta.dirname, "../../..");
  const files = ["widget", "components", "app", "lib/client"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|node_modules|\bdist\b/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const handling = files.filter((file) => HANDLER.test(readFileSync(join(root, file), "utf8")));
  expect(handling.length).toBeGreaterThan(8);
  const careless = handling.filter(
    (file) => !/\bisComposing\(/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(careless).toEqual(ANY_KEY);
});
