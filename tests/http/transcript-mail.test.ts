import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  type Caller,
  createTenant,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { untilMail } from "../support/mail.ts";

const appUrl = inject("appUrl");

let tenant: Tenant;
let call: Caller;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  call = (await createVisitor(appUrl, tenant.inbox.id)).call;
});

const allow = (transcriptByEmail: boolean) =>
  tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, {
    settings: { behaviour: { transcriptByEmail } },
  });
const path = (id: string) => `/api/widget/v1/conversations/${id}/transcript`;

describe("a transcript by e-mail", () => {
  it("a transcript by e-mail is refused until the inbox allows it", async () => {
    const id = await startConversation(call);
    const refused = await call("POST", path(id), { email: "a@example.com" });
    expect(refused.status).toBe(403);
  });

  it("a transcript by e-mail goes out three times an hour, also when asked for all at once", async () => {
    await allow(true);
    const id = await startConversation(call, "Keep this");
    const email = `${crypto.randomUUID()}@example.com`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call("POST", path(id), { email })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([204, 204, 204, 429, 429, 429]);
    const limited = answers.find((answer) => answer.status === 429);
    expect(limited?.headers.get("retry-after")).toBe("3600");
    const mail = await untilMail(inject("mailDir"), email, /Your conversation with Acme/);
    expect(mail.text).toContain("Keep this");
  });

  it("a transcript by e-mail names an address that is none", async () => {
    const id = await startConversation(call);
    const answer = await call("POST", path(id), { email: "a@b\r\nBcc: c@example.com" });
    expect(answer.body).toMatchObject({ errors: [{ field: "email" }] });
  });
});
