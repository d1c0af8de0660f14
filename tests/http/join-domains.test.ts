import { afterAll, describe, expect, inject, it } from "vitest";
import type { Environment, Stack } from "../../scripts/stack.ts";
import { type Caller, memberCaller, send, signIn } from "../support/http-client.ts";
import { linkIn, untilMail } from "../support/mail.ts";
import { startTestStack } from "../support/test-stack.ts";

const appUrl = inject("appUrl");
const password = "a long enough password";
const newDomain = () => `${crypto.randomUUID()}.example`;
const stacks: Stack[] = [];
afterAll(async () => {
  for (const stack of stacks.reverse()) await stack.stop();
});

type Service = { appUrl: string; mailDir: string };
type Person = { call: Caller; email: string; confirm: () => Promise<void> };
type Offers = { items: { id: string; name: string }[] };

const shared: Service = { appUrl, mailDir: inject("mailDir") };

const signUp = (service: Service, email: string, workspaceName?: string) => {
  const body = { name: "Ada", email, password, ...(workspaceName && { workspaceName }) };
  return send(`${service.appUrl}/api/v1/signup`, "POST", { origin: service.appUrl }, body);
};

/** Somebody with an account, whose address is not confirmed yet. */
async function register(email: string, workspaceName?: string, service = shared): Promise<Person> {
  const made = await signUp(service, email, workspaceName);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const cookie = await signIn(service.appUrl, { email, password });
  const call = memberCaller(service.appUrl, cookie ?? "");
  const confirm = async () => {
    const token = await verificationOf(email, service);
    const done = await call("POST", "/api/v1/email-verification/confirm", { token });
    expect(done.status).toBe(204);
  };
  return { call, email, confirm };
}

const verificationOf = async (email: string, service = shared) =>
  new URL(linkIn(await untilMail(service.mailDir, email, /Confirm/))).hash.slice(1);

/** A workspace that lets people of a domain join. */
async function company(domain: string, name = "Fern", service = shared): Promise<Person> {
  const owner = await register(`owner-${crypto.randomUUID()}@${domain}`, name, service);
  await owner.confirm();
  await add(owner, domain);
  return owner;
}

async function add(owner: Person, domain: string): Promise<void> {
  const added = await owner.call("POST", "/api/v1/domains", { domain });
  expect(added.status, JSON.stringify(added.body)).toBe(201);
}

const offersOf = async ({ call }: Person) =>
  (await call<Offers>("GET", "/api/v1/me/offers")).body.items;
const join = ({ call }: Person, id: string | undefined) => call("POST", `/api/v1/me/offers/${id}`);
const whoIs = async ({ call }: Person) =>
  (await call<{ workspace: { id: string; name: string } }>("GET", "/api/v1/me")).body;

describe("the list of domains", () => {
  it("the list of domains takes the domain of the admin's own confirmed address, and no other", async () => {
    const domain = newDomain();
    const owner = await register(`ada@${domain}`, "Fern");
    const problem = async (one: string) => {
      const { body } = await owner.call("POST", "/api/v1/domains", { domain: one });
      return (body as { errors?: { message: string }[] }).errors?.[0]?.message;
    };
    expect(await problem(domain)).toMatch(/confirm your address/);
    await owner.confirm();
    expect(await problem(newDomain())).toMatch(/not the domain of your own address/);
    expect(await problem(`mail.${domain}`)).toMatch(/not the domain of your own/);
    await add(owner, ` ${domain.toUpperCase()} `);
    const again = await owner.call("POST", "/api/v1/domains", { domain });
    expect(again.status).toBe(409);
    const { body } = await owner.call("GET", "/api/v1/domains");
    expect(body).toMatchObject({ items: [{ domain }], own: { domain, problem: null } });
    const audit = await owner.call("GET", "/api/v1/audit?group=workspace");
    expect(audit.body).toMatchObject({
      items: [{ action: "workspace.domain_added", target: { label: domain } }],
    });
  });

  it.each(["gmail.com", "outlook.com", "GMX.de"])(
    "the list of domains refuses %s and says why",
    async (domain) => {
      const owner = await register(`${crypto.randomUUID()}@${domain.toLowerCase()}`, "Nobody");
      await owner.confirm();
      const { body } = await owner.call("POST", "/api/v1/domains", { domain });
      expect(body).toMatchObject({
        errors: [{ field: "domain", message: expect.stringContaining("to everyone") }],
      });
      const listed = await owner.call<{ own: { problem: string } }>("GET", "/api/v1/domains");
      expect(listed.body.own.problem).toContain("to everyone");
    },
  );

  it("a shortened list of domains lets nobody else in, and keeps who is there", async () => {
    const domain = newDomain();
    const owner = await company(domain);
    const early = await register(`early@${domain}`, "Mine");
    await early.confirm();
    expect((await join(early, (await offersOf(early))[0]?.id)).status).toBe(204);
    const { body } = await owner.call<{ items: { id: string }[] }>("GET", "/api/v1/domains");
    const id = body.items[0]?.id;
    expect((await early.call("DELETE", `/api/v1/domains/${id}`)).status).toBe(403);
    expect((await early.call("GET", "/api/v1/domains")).status).toBe(403);
    expect((await owner.call("DELETE", `/api/v1/domains/${id}`)).status).toBe(204);
    const late = await register(`late@${domain}`, "Mine");
    await late.confirm();
    expect(await offersOf(late)).toEqual([]);
    expect(await whoIs(early)).toMatchObject({ workspace: { name: "Fern" }, role: "agent" });
  });
});

describe("somebody with an address of a listed domain", () => {
  it("somebody with an address of a listed domain learns nothing and joins nothing before the address is confirmed", async () => {
    const domain = newDomain();
    const owner = await company(domain);
    const { workspace } = await whoIs(owner);
    // The same words, whether the domain is listed or not.
    const [listed, unlisted] = await Promise.all([
      signUp(shared, `a@${domain}`, "Mine"),
      signUp(shared, `a@${newDomain()}`, "Mine"),
    ]);
    expect(Object.keys(listed.body as object)).toEqual(Object.keys(unlisted.body as object));
    expect(listed.status).toBe(unlisted.status);
    const person = await register(`ada@${domain}`, "Mine");
    expect(await offersOf(person)).toEqual([]);
    expect((await join(person, workspace.id)).status).toBe(404);
    expect(await whoIs(person)).toMatchObject({ workspace: { name: "Mine" } });
  });

  it("somebody with an address of a listed domain does not let somebody in who signed up with it, when its owner opens the mail", async () => {
    const domain = newDomain();
    await company(domain);
    const attacker = await register(`ada@${domain}`, "Mine");
    const token = await verificationOf(attacker.email);
    const owner = (more: object) =>
      send(
        `${appUrl}/api/v1/email-verification/confirm`,
        "POST",
        { origin: appUrl },
        { token, ...more },
      );
    expect((await owner({})).body).toMatchObject({ errors: [{ field: "password" }] });
    expect((await owner({ password: "a guess" })).status).toBe(400);
    expect(await offersOf(attacker)).toEqual([]);
    expect(await whoIs(attacker)).toMatchObject({ isEmailVerified: false });
  });

  it("somebody with a confirmed address joins as an agent, and the empty workspace of their own goes away", async () => {
    const domain = newDomain();
    const owner = await company(domain);
    const { workspace } = await whoIs(owner);
    const person = await register(`ada@${domain}`, "Mine");
    await person.confirm();
    expect(await offersOf(person)).toEqual([workspace]);
    const both = await Promise.all([join(person, workspace.id), join(person, workspace.id)]);
    expect(both.map(({ status }) => status)).toContain(204);
    expect(both.every(({ status }) => status === 204 || status === 404)).toBe(true);
    expect(await whoIs(person)).toMatchObject({ workspace, role: "agent" });
    expect(await offersOf(person)).toEqual([]);
    const audit = await owner.call("GET", "/api/v1/audit?group=member");
    expect(audit.body).toMatchObject({
      items: [{ action: "member.joined", changes: { domain: [null, domain] } }],
    });
  });

  it("somebody with an address of a listed domain keeps a workspace of their own that something was done with", async () => {
    const domain = newDomain();
    await company(domain);
    const person = await register(`ada@${domain}`, "Busy");
    const inbox = { name: "x", brandName: "x", websiteUrl: "https://x.example" };
    const { body } = await person.call<{ id: string }>("POST", "/api/v1/inboxes", inbox);
    await person.confirm();
    expect((await join(person, (await offersOf(person))[0]?.id)).status).toBe(204);
    const open = await send(`${appUrl}/api/widget/v1/config?inbox=${body.id}`, "GET", {});
    expect(open.status).toBe(200);
  });

  it("somebody whose domain two workspaces list chooses, and sees no other domain's", async () => {
    const domain = newDomain();
    await company(domain, "Fern");
    await company(domain, "Moss");
    await company(newDomain(), "Elsewhere");
    const person = await register(`ada@${domain}`, "Mine");
    await person.confirm();
    const offers = await offersOf(person);
    expect(offers.map(({ name }) => name)).toEqual(["Fern", "Moss"]);
    expect((await join(person, offers[1]?.id)).status).toBe(204);
    expect(await whoIs(person)).toMatchObject({ workspace: { name: "Moss" } });
    const sub = await register(`ada@sub.${domain}`, "Mine");
    await sub.confirm();
    expect(await offersOf(sub)).toEqual([]);
  });

  it("somebody with an address of a listed domain does not come back that way once removed; an invitation brings them back", async () => {
    const domain = newDomain();
    const owner = await company(domain);
    const person = await register(`ada@${domain}`, "Mine");
    await person.confirm();
    const { workspace } = await whoIs(owner);
    await join(person, workspace.id);
    const { memberId } = (await whoIs(person)) as unknown as { memberId: string };
    expect((await owner.call("DELETE", `/api/v1/members/${memberId}`)).status).toBe(204);
    expect(await offersOf(person)).toEqual([]);
    expect((await join(person, workspace.id)).status).toBe(404);
    const invited = await owner.call<{ url: string }>("POST", "/api/v1/invitations", {
      email: person.email,
      role: "agent",
    });
    const token = new URL(invited.body.url).hash.slice(1);
    const accepted = await person.call("POST", "/api/v1/invitations/accept", { token });
    expect(accepted.status).toBe(204);
    expect(await whoIs(person)).toMatchObject({ workspace });
  });
});

describe("where SIGNUP is not open", () => {
  it("joining by domain works only with JOIN_BY_DOMAIN where SIGNUP is not open", async () => {
    const domain = newDomain();
    const serve = async (env: Environment): Promise<Service> => {
      const given = { ...env, DATABASE_URL: inject("databaseUrl"), MAIL_DIR: shared.mailDir };
      const stack = await startTestStack({ env: given });
      stacks.push(stack);
      return { appUrl: stack.appUrl, mailDir: shared.mailDir };
    };
    const owner = await company(domain);
    const closed = await serve({ SIGNUP: "invite" });
    expect((await signUp(closed, `ada@${domain}`)).status).toBe(403);
    const ownerThere = await signIn(closed.appUrl, { email: owner.email, password });
    const list = await memberCaller(closed.appUrl, ownerThere ?? "")("GET", "/api/v1/domains");
    expect(list.body).toMatchObject({ own: { problem: expect.stringContaining("invitation") } });

    const byDomain = await serve({ SIGNUP: "closed", JOIN_BY_DOMAIN: "true" });
    const stranger = await register(`eve@${newDomain()}`, undefined, byDomain);
    const person = await register(`ada@${domain}`, undefined, byDomain);
    for (const one of [stranger, person]) {
      expect((await one.call("GET", "/api/v1/me")).status).toBe(401);
      expect(await offersOf(one)).toEqual([]);
      await one.confirm();
      expect((await one.call("POST", "/api/v1/workspaces", { name: "Mine" })).status).toBe(403);
    }
    expect(await offersOf(stranger)).toEqual([]);
    expect((await join(person, (await offersOf(person))[0]?.id)).status).toBe(204);
    expect(await whoIs(person)).toMatchObject({ workspace: { name: "Fern" }, role: "agent" });
  }, 60_000);
});
