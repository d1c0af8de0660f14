import { afterAll, describe, expect, it } from "vitest";
import type { Environment, Stack } from "../../scripts/stack.ts";
import { createTenant, send } from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";

const stacks: Stack[] = [];
afterAll(async () => {
  for (const stack of stacks.reverse()) await stack.stop();
});

/** A service of its own, over the first one's database. */
async function serve(env: Environment = {}): Promise<string> {
  const [first] = stacks;
  const stack = await startTestStack({ env: { ...env, DATABASE_URL: first?.databaseUrl } });
  stacks.push(stack);
  return stack.appUrl;
}

const person = (extra: object) => ({
  name: "Ada",
  email: `${crypto.randomUUID()}@example.com`,
  password: "a long enough password",
  ...extra,
});

describe("SIGNUP", () => {
  it("SIGNUP=invite needs an invitation, and SIGNUP=closed takes nobody", async () => {
    const owner = await createTenant(await serve());
    const email = `${crypto.randomUUID()}@example.com`;
    const invited = await owner.call<{ url: string }>("POST", "/api/v1/invitations", {
      email,
      role: "agent",
    });
    const invitation = new URL(invited.body.url).hash.slice(1);
    const signUp = (appUrl: string, body: object) =>
      send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, body);

    const closed = await serve({ SIGNUP: "closed" });
    expect((await signUp(closed, person({ workspaceName: "Mine" }))).status).toBe(403);
    expect((await signUp(closed, person({ email, invitation }))).status).toBe(403);

    const invite = await serve({ SIGNUP: "invite" });
    const refused = await signUp(invite, person({ workspaceName: "Mine" }));
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: "signup_closed" });
    expect((await signUp(invite, person({ email, invitation }))).status).toBe(201);
  }, 60_000);

  it("another value of SIGNUP stops the start with one line that names it", async () => {
    await expect(startTestStack({ env: { SIGNUP: "sometimes" } })).rejects.toThrow(/SIGNUP/);
  }, 60_000);
});
