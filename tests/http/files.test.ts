import type { Attachment } from "@linkdesk/contract/attachments.ts";
import { beforeAll, describe, expect, inject, it } from "vitest";
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

  it("a part of a file can be asked for alone, which Safari needs for films", async () => {
    const { body } = await upload("digits.bin", "0123456789");
    const part = (range: string) => fetch(`${appUrl}${body.url}`, { headers: { range } });
    const whole = await fetch(`${appUrl}${body.url}`);
    expect(whole.headers.get("accept-ranges")).toBe("bytes");
    const cases = [
      ["bytes=0-1", "01", "bytes 0-1/10"],
      ["bytes=4-", "456789", "bytes 4-9/10"],
      ["bytes=8-99", "89", "bytes 8-9/10"],
      ["bytes=-3", "789", "bytes 7-9/10"],
    ] as const;
    for (const [range, text, said] of cases) {
      const response = await part(range);
      expect(response.status, range).toBe(206);
      expect(response.headers.get("content-range")).toBe(said);
      expect(response.headers.get("content-security-policy")).toContain("sandbox");
      expect(await response.text()).toBe(text);
    }
    const beyond = await part("bytes=10-");
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe("bytes */10");
    // What is no single range of bytes is ignored, as the specification allows.
    for (const range of ["bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=5-2"]) {
      expect((await part(range)).status, range).toBe(200);
    }
  });

  it("an upload that is too large, empty, or without a session is refused", async () => {
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
