// The examples on @linkdesk/chat: with the package of the instance, on pages of another website.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { build } from "esbuild";
import { root } from "../../scripts/stack.ts";
import { emptyProject } from "../support/empty-project.ts";
import { createTenant } from "../support/http-client.ts";
import { packageAddresses } from "../support/package-addresses.ts";
import { bundling, OUT } from "./build.ts";
import type { ServiceUnderTest } from "./site.ts";

const service: ServiceUnderTest = JSON.parse(process.env.PACKAGES_SERVICE ?? "{}");
const EXAMPLES = join(root, "examples");
const BESIDE = ["react", "react-dom", "@types/react", "@types/react-dom", "csstype", "pusher-js"];

test.describe.configure({ timeout: 120_000 });

test.beforeAll(async () => {
  const project = await emptyProject(
    Object.fromEntries(BESIDE.map((name) => [name, "node_modules"])),
  );
  const { chat = "" } = await packageAddresses(service.appUrl, service.cookie);
  await project.install("@linkdesk/chat", chat);
  await cp(join(EXAMPLES, "custom-chat/chat.tsx"), join(project.path, "chat.tsx"));
  await cp(join(EXAMPLES, "contact-form/form.ts"), join(project.path, "form.ts"));
  await project.typecheck("bundler", "chat.tsx", "form.ts");
  await project.write(
    "use.ts",
    `import { createChat, type Chat, type ChatState } from "@linkdesk/chat";
     import { useChat } from "@linkdesk/chat/react";
     const chat: Chat = createChat({ inboxId: "1", storage: localStorage });
     export const use = (): ChatState => useChat(chat);
     chat.subscribe(() => chat.getState().messages[0]?.text.length);
     // @ts-expect-error: no such option
     createChat({ inboxId: "1", sotrage: localStorage });`,
  );
  await project.typecheck("node16", "use.ts");
  await project.write(
    "use.cjs",
    `const { createChat } = require("@linkdesk/chat");
     const { useChat } = require("@linkdesk/chat/react");
     console.log(typeof createChat({ inboxId: "1" }).start, typeof useChat);`,
  );
  expect(await project.node("use.cjs")).toBe("function function\n");
  await build({
    ...bundling,
    absWorkingDir: project.path,
    entryPoints: { "custom-chat/chat": "chat.tsx", "contact-form/form": "form.ts" },
    outdir: OUT,
  });
  for (const name of ["custom-chat", "contact-form"]) {
    await cp(join(EXAMPLES, name, "index.html"), join(OUT, name, "index.html"));
  }
  project.remove();
});

test("a chat screen of 100 lines is a whole chat: text, files, buttons, typing, and the same visitor after a reload", async ({
  page,
}) => {
  const { appUrl, site } = service;
  const { inbox, call } = await createTenant(appUrl, "Headless");
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  const address = `${site}/custom-chat/index.html?inbox=${inbox.id}`;
  const failures = page.waitForEvent("console", (line) => line.type() === "error");
  await page.goto(address);
  await expect(page.getByRole("alert")).toContainText("Turn on custom clients");
  await failures;
  page.on("console", (line) => {
    if (line.type() === "error") problems.push(line.text());
  });
  const { status } = await call("PATCH", `/api/v1/inboxes/${inbox.id}/security`, {
    customClients: true,
    trustedDomains: [new URL(site).host],
  });
  expect(status).toBe(200);
  await page.reload();
  await expect(page.getByText("Headless")).toBeVisible();

  const log = page.getByRole("log");
  await page.getByLabel("Message").fill("Hello from my own screen");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(log.getByRole("listitem").first()).toHaveText("Hello from my own screen");
  const { body } = await call<{ items: { id: string }[] }>("GET", "/api/v1/conversations");
  const id = body.items[0]?.id;
  await expect(async () => {
    await call("PUT", `/api/v1/conversations/${id}/typing`, { isTyping: true });
    await expect(page.getByRole("status")).toContainText("typing", { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  const buttons = [{ id: "yes", label: "Yes" }];
  await call("POST", `/api/v1/conversations/${id}/messages`, {
    clientId: crypto.randomUUID(),
    content: {
      type: "interactive",
      interactive: { type: "buttons", body: { text: "Is it urgent?" }, buttons },
    },
  });
  await log.getByRole("button", { name: "Yes" }).click();
  await expect(log.getByRole("listitem").filter({ hasText: /^Yes$/ })).toHaveClass("mine");
  await expect(log.getByRole("button", { name: "Yes" })).toBeDisabled();
  const file = { name: "figures.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") };
  await page.getByLabel("Attach a file").setInputFiles(file);
  await expect(log.getByRole("link", { name: "figures.csv" })).toBeVisible();

  await page.reload();
  await expect(log.getByText("Is it urgent?")).toBeVisible();
  await expect(log.getByRole("listitem").first()).toHaveText("Hello from my own screen");
  expect(problems).toEqual([]);
});

test("a contact form without the widget makes a conversation of each message, with the sender's address", async ({
  page,
}) => {
  const { appUrl, site } = service;
  const { inbox, call } = await createTenant(appUrl, "Form");
  await call("PATCH", `/api/v1/inboxes/${inbox.id}/security`, {
    customClients: true,
    trustedDomains: [new URL(site).host],
  });
  const problems: string[] = [];
  page.on("console", (line) => line.type() === "error" && problems.push(line.text()));
  await page.goto(`${site}/contact-form/index.html?inbox=${inbox.id}`);
  for (const name of ["Ada", "Ben"]) {
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("E-mail").fill(`${name}@example.com`);
    await page.getByLabel("Message").fill(`Hello from ${name}`);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("status")).toHaveText("Thank you. We will answer by e-mail.");
    await expect(page.getByLabel("Message")).toHaveValue("");
  }
  const { body } = await call<{ items: { preview: string; contact: { email: string } }[] }>(
    "GET",
    "/api/v1/conversations",
  );
  expect(body.items.map(({ preview, contact }) => [preview, contact.email])).toEqual([
    ["Hello from Ben", "ben@example.com"],
    ["Hello from Ada", "ada@example.com"],
  ]);
  expect(problems).toEqual([]);
});
