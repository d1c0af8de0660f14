import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Attachment } from "../../lib/contract/attachments.ts";
import { createTenant, createVisitor, type Tenant } from "../support/http-client.ts";

const appUrl = inject("appUrl");

let tenant: Tenant;
let token: string;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  token = (await createVisitor(appUrl, tenant.inbox.id)).token;
});

async function upload(name: string, body: BodyInit, headers: Record<string, string> = {}) {
  const response = await fetch(`${appUrl}/api/widget/v1/uploads`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "x-file-name": encodeURIComponent(name),
      ...headers,
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as Attachment };
}

describe("files over HTTP", () => {
  it("an upload comes back as it was, as a download that can run nothing", async () => {
    const html = "<script>alert(document.domain)</script>";
    const { status, body } = await upload("ünï & co.html", html);
    expect(status).toBe(201);
    const file = await fetch(`${appUrl}${body.url}`);
    expect(await file.text()).toBe(html);
    expect(file.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''%C3%BCn%C3%AF%20%26%20co.html",
    );
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("too large, empty, or without a session: refused", async () => {
    const behaviour = {
      uploads: { enabled: true, maxBytes: 1_000, types: [], multiple: true },
    };
    await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, { settings: { behaviour } });
    expect((await upload("a.bin", "x".repeat(1_001))).status).toBe(413);
    expect((await upload("a.bin", "")).status).toBe(400);
    expect((await upload("a.bin", "x", { authorization: "" })).status).toBe(401);
    expect((await upload("a.bin", "x", { "x-file-name": "%E0%A4%A" })).status).toBe(400);
  });

  it("uploads that are switched off are off on the server", async () => {
    const behaviour = { uploads: { enabled: false, maxBytes: 1, types: [], multiple: false } };
    await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, { settings: { behaviour } });
    expect((await upload("a.txt", "x")).status).toBe(403);
  });

  it("an agent's upload needs the dashboard's origin", async () => {
    const response = await fetch(`${appUrl}/api/v1/uploads`, {
      method: "POST",
      headers: { cookie: tenant.cookie, origin: "https://evil.example", "x-file-name": "a.txt" },
      body: "x",
    });
    expect(response.status).toBe(403);
  });
});
