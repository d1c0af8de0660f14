import { expect, test } from "vitest";
import { cspHint, installCommand, PACKAGES, SNIPPETS } from "./install-snippets.ts";

const APP = "https://chat.example.com";
const ID = "01a1f8fd-de6a-74bc-9d1a-5356e2b039b8";

test("every snippet names the inbox, and the service unless a package of it knows the address", () => {
  for (const [kind, make] of Object.entries(SNIPPETS)) {
    expect(make(APP, ID)).toContain(ID);
    expect(make(APP, ID).includes(APP)).toBe(!Object.hasOwn(PACKAGES, kind));
  }
});

test("a package is installed from the instance, under its own name or Linktor's", () => {
  const address = `${APP}/packages/react-0.1.0-h1a2b3c4d5e.tgz`;
  expect(installCommand(PACKAGES.react.linktorName, address)).toBe(
    "npm install @linktor/react-webchat@https://chat.example.com/packages/react-0.1.0-h1a2b3c4d5e.tgz",
  );
  const { name, beside } = PACKAGES.custom;
  expect(installCommand(name, `${APP}/packages/chat-0.1.0-h1a2b3c4d5e.tgz`, beside)).toBe(
    "npm install @linkdesk/chat@https://chat.example.com/packages/chat-0.1.0-h1a2b3c4d5e.tgz pusher-js",
  );
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
