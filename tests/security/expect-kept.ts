// Sends a body and expects to find each value of it in what can be read afterwards.
import { expect } from "vitest";
import type { Caller } from "../support/http-client.ts";
import { FIELDS_NOT_KEPT, pathsOf } from "./accepted-bodies.ts";

/** The fields that were sent so far, by route. */
const covered = new Map<string, Set<string>>();

/** What stands in an address, by the resource before it: `{ conversations: "…" }`. */
export const ids: Record<string, string> = {};

/** A value that stands nowhere else. */
export const word = () => `w${crypto.randomUUID().slice(0, 8)}`;

function addressOf(path: string): string {
  return path.replace(/\/([a-z-]+)\/\[(\w+)\]/g, (_, of: string) => `/${of}/${ids[of]}`);
}

/** The route is tried as one caller; `read` gets the answer and fetches what shows the values. */
export async function expectKept(
  route: string,
  call: Caller,
  body: object,
  read: (answer: unknown) => Promise<unknown[]>,
): Promise<unknown> {
  const [method = "", path = ""] = route.split(" ");
  const answer = await call(method, addressOf(path), body);
  expect(answer.status, `${route}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  const text = JSON.stringify(await read(answer.body));
  const exempt = Object.keys(FIELDS_NOT_KEPT)
    .filter((key) => key.startsWith(`${route} `))
    .map((key) => key.slice(route.length + 1));
  for (const [name, value] of Object.entries(flatten(body))) {
    const leaf = name.replace(/\.\d+(?=\.|$)/g, "[]");
    if (exempt.some((field) => leaf === field || leaf.startsWith(`${field}.`))) continue;
    const found = JSON.stringify(value).slice(1, -1);
    expect(text, `${route}: ${name} was accepted and cannot be read back`).toContain(
      typeof value === "string" ? found : JSON.stringify(value),
    );
  }
  const fields = covered.get(route) ?? new Set<string>();
  for (const one of pathsOf(body)) fields.add(one);
  covered.set(route, fields);
  return answer.body;
}

function flatten(value: unknown, path = ""): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return { [path]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, one]) => flatten(one, path ? `${path}.${name}` : name)),
  );
}

/** Whether a field was sent. A record (`form`, `values`, `metadata`) is one field, whatever names are in it. */
export function wasSent(route: string, leaf: string): boolean {
  const sent = covered.get(route) ?? new Set();
  return [...sent].some(
    (path) => path === leaf || path.startsWith(`${leaf}.`) || path.startsWith(`${leaf}[`),
  );
}

/** One of each kind of content beside text. */
export function contents() {
  const buttons = () => [{ id: word(), label: word(), url: `https://a.example/${word()}` }];
  const card = () => ({
    ...{ title: word(), subtitle: word(), buttons: buttons() },
  });
  const fields = [
    {
      ...{ name: word(), label: word(), type: "select", required: true },
      ...{ placeholder: word(), options: [word()] },
    },
  ];
  const body = { text: word() };
  return [
    { type: "card", card: card() },
    { type: "interactive", interactive: { type: "buttons", body, buttons: buttons() } },
    { type: "interactive", interactive: { type: "quick_replies", body, replies: buttons() } },
    { type: "interactive", interactive: { type: "carousel", body, cards: [card()] } },
    { type: "interactive", interactive: { type: "csat", body, scale: 5 } },
    { type: "interactive", interactive: { type: "form", body, fields, submitButton: word() } },
  ] as const;
}
