// Two agents and a visitor at the same conversations at once: whatever overtakes whatever on the way, both agents see
// what the service has.
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { ConversationChange, ConversationDetail } from "@linkdesk/contract/conversations.ts";
import type { WorkspaceEvents } from "@linkdesk/contract/events.ts";
import type { Tag } from "@linkdesk/contract/tags.ts";
import { QueryClient } from "@tanstack/react-query";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { putChange, putConversation } from "../../lib/client/conversations/use-conversations.ts";
import { keys } from "../../lib/client/query-keys.ts";
import {
  type Caller,
  createColleague,
  createTenant,
  createVisitor,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { hearWorkspace } from "../support/realtime.ts";

const appUrl = inject("appUrl");
const CONVERSATIONS = 20;
const ROUNDS = 25;
const ACTIONS_IN_A_ROUND = 5;
/** How long an event may take on a busy machine. */
const ARRIVES_WITHIN_MS = 10_000;

type Agent = { memberId: string; call: Caller; client: QueryClient };
type Answer = { conversation: ConversationDetail };

let tenant: Tenant;
let agents: Agent[];
let tags: Tag[];
let leave = () => {};
/** Every change that was published, by conversation. */
const published = new Map<string, ConversationChange[]>();

beforeAll(async () => {
  tenant = await createTenant(appUrl);
  const colleague = await createColleague(appUrl, tenant, "Second Agent");
  const of = async (call: Caller): Promise<Agent> => {
    const { body } = await call<{ memberId: string }>("GET", "/api/v1/me");
    return { memberId: body.memberId, call, client: new QueryClient() };
  };
  agents = [await of(tenant.call), await of(colleague.call)];
  const newTag = async (name: string) =>
    (await tenant.call<Tag>("POST", "/api/v1/tags", { name, color: "blue" })).body;
  tags = [await newTag("One"), await newTag("Two")];
  const me = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  leave = await hearWorkspace(
    inject("realtime"),
    tenant.call,
    me.body.workspace.id,
    (name, data) => {
      if (name !== "conversation.changed") return;
      const { conversationId, conversation } = data as WorkspaceEvents["conversation.changed"];
      if (conversation) published.set(conversationId, [...changesOf(conversationId), conversation]);
    },
  );
});

afterAll(() => leave());

const changesOf = (id: string) => published.get(id) ?? [];
const stateOf = async (id: string) =>
  (await tenant.call<ConversationDetail>("GET", `/api/v1/conversations/${id}`)).body;

/** Numbers that look random and are the same in every run. */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  return {
    below: (count: number) => Math.floor(next() * count),
    pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T,
    shuffle: <T>(all: readonly T[]): T[] =>
      all
        .map((one) => [next(), one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one),
  };
}

/** What the team sees of a conversation, whoever looks. */
const shared = (detail: ConversationDetail | undefined) =>
  detail && {
    ...{ status: detail.status, assignee: detail.assignee, priority: detail.priority },
    ...{ tagIds: detail.tagIds, snoozedUntil: detail.snoozedUntil, lastSeq: detail.lastSeq },
    ...{ preview: detail.preview, revision: detail.revision },
  };

it("two agents end with the state of the service, in 500 orders of answers and events", {
  timeout: 600_000,
}, async () => {
  const talk = async (index: number) => {
    const random = createRandom(index + 1);
    const visitor = await createVisitor(appUrl, tenant.inbox.id);
    const id = await startConversation(visitor.call, "Hello");
    const anAction = (): ConversationAction =>
      random.pick<ConversationAction>([
        { type: "resolve" },
        { type: "reopen" },
        { type: "assign", assigneeId: random.pick(agents).memberId },
        { type: "assign", assigneeId: null },
        { type: "set_priority", priority: random.pick(["urgent", "low", null]) },
        { type: "add_tag", tagId: random.pick(tags).id },
        { type: "remove_tag", tagId: random.pick(tags).id },
        { type: "snooze", until: null },
      ]);
    const act = async (agent: Agent) => {
      const path = `/api/v1/conversations/${id}/actions`;
      const { status, body } = await agent.call<Answer>("POST", path, { actions: [anAction()] });
      expect(status).toBe(200);
      return { agent, conversation: body.conversation };
    };
    const write = async () => {
      const body = { clientId: crypto.randomUUID(), text: `Message ${random.below(1_000)}` };
      await visitor.call("POST", `/api/widget/v1/conversations/${id}/messages`, body);
      return null;
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await stateOf(id);
      for (const { client } of agents) client.setQueryData(keys.detail(id), before);
      published.delete(id);
      const doings = Array.from({ length: ACTIONS_IN_A_ROUND }, (_, i) =>
        i === 0 ? write() : act(random.pick(agents)),
      );
      const answers = (await Promise.all(doings)).filter((answer) => answer !== null);
      const after = await stateOf(id);
      const arrived = () => {
        const last = changesOf(id).find(
          ({ revision, lastSeq }) => revision === after.revision && lastSeq === after.lastSeq,
        );
        expect(last).toBeDefined();
      };
      await vi.waitFor(arrived, ARRIVES_WITHIN_MS);
      for (const agent of agents) {
        const mine = answers.filter((answer) => answer.agent === agent);
        const steps = random.shuffle([
          ...mine.map(
            ({ conversation }) =>
              () =>
                putConversation(agent.client, conversation, agent.memberId),
          ),
          ...changesOf(id).map((change) => () => putChange(agent.client, change, agent.memberId)),
        ]);
        for (const step of steps) step();
        const seen = agent.client.getQueryData<ConversationDetail>(keys.detail(id));
        expect(shared(seen)).toEqual(shared(after));
      }
    }
  };
  await Promise.all(Array.from({ length: CONVERSATIONS }, (_, index) => talk(index)));
});
