import { expect, test } from "vitest";
import { clientOf, json, problem } from "../../../tests/support/sdk-client.ts";
import { LinkdeskError } from "./index.ts";

const page = (ids: string[], nextCursor: string | null) =>
  json({ items: ids.map((id) => ({ id })), nextCursor });

test("awaiting a list gives its first page", async () => {
  const { client, seen } = await clientOf([page(["1", "2"], "next")]);
  const filter = { match: "all", conditions: [] } as const;
  const { data } = await client.conversations.list({
    limit: 2,
    filter: { ...filter, conditions: [] },
  });
  expect(data?.nextCursor).toBe("next");
  const query = new URL(seen[0]?.url ?? "", "http://x").searchParams;
  expect(Object.fromEntries(query)).toEqual({ limit: "2", filter: JSON.stringify(filter) });
});

test("iterating goes through all pages, and fetches one when it is needed", async () => {
  const { client, seen } = await clientOf([
    page(["1", "2"], "a"),
    page([], "b"),
    page(["3"], null),
  ]);
  const ids: string[] = [];
  for await (const { id } of client.contacts.sessions("k")) {
    ids.push(id);
    if (id === "1") expect(seen).toHaveLength(1);
  }
  expect(ids).toEqual(["1", "2", "3"]);
  expect(seen.map(({ url }) => url.split("?")[1])).toEqual([undefined, "cursor=a", "cursor=b"]);
});

test("iterating throws the error of a page that fails", async () => {
  const { client } = await clientOf([page(["1"], "a"), problem(403, "forbidden")]);
  const ids: string[] = [];
  const walk = async () => {
    for await (const { id } of client.members.list()) ids.push(id);
  };
  await expect(walk()).rejects.toThrow(LinkdeskError);
  expect(ids).toEqual(["1"]);
});

test("the messages of a conversation come in their order, from the first one", async () => {
  const part = (seqs: number[], hasMore: boolean) =>
    json({ messages: seqs.map((seq) => ({ seq })), lastSeq: 3, hasMore });
  const { client, seen } = await clientOf([part([1, 2], true), part([3], false)]);
  const seqs: number[] = [];
  for await (const { seq } of client.messages.list("k", { limit: 2 })) seqs.push(seq);
  expect(seqs).toEqual([1, 2, 3]);
  expect(seen.map(({ url }) => url.split("?")[1])).toEqual(["limit=2&after=0", "limit=2&after=2"]);
});
