import { expect, test } from "vitest";
import { cspHint, SNIPPETS } from "./install-snippets.ts";

const APP = "https://chat.example.com";
const ID = "01a1f8fd-de6a-74bc-9d1a-5356e2b039b8";

test("every snippet names the service and the inbox", () => {
  for (const make of Object.values(SNIPPETS)) {
    expect(make(APP, ID)).toContain(APP);
    expect(make(APP, ID)).toContain(ID);
  }
});

test("an address cannot end the script or the attribute that it is in", () => {
  const evil = `https://x.example/'"</script><script>alert(1)</script>`;
  expect(SNIPPETS.script(evil, ID).match(/<\/script>/g)).toHaveLength(2);
  expect(SNIPPETS.commands(evil, ID).match(/<\/script>/g)).toHaveLength(2);
  expect(SNIPPETS.react(evil, ID)).not.toContain("<script");
});

test("a picture on the button is one more thing to allow", () => {
  expect(cspHint(APP, "")).not.toContain("img-src");
  // It comes through the service, wherever it lies.
  expect(cspHint(APP, "https://cdn.example.com/icon.png")).toContain(`img-src ${APP};`);
});
