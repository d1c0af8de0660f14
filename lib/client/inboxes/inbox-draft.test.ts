import { type Inbox, inboxSettings, patchInboxBody } from "@linkdesk/contract/inboxes.ts";
import { describe, expect, it } from "vitest";
import {
  changedSince,
  changedTabs,
  changesBetween,
  draftOf,
  type InboxChanges,
  isSame,
  tabOfField,
  tidyDraft,
} from "./inbox-draft.ts";

const inbox: Inbox = {
  id: "i",
  kind: "webchat",
  mailInboxId: null,
  replyReopens: true,
  replyAssigns: false,
  mail: null,
  name: "Website",
  brandName: "Fernhill",
  websiteUrl: "https://fernhill.example",
  enabled: true,
  settings: inboxSettings.parse({}),
  createdAt: "2030-01-01T00:00:00.000Z",
};

function saved(changes: InboxChanges): Inbox {
  return { ...inbox, ...draftOf(inbox, changes) };
}

describe("changes", () => {
  it("changes are only what differs, and nothing when it was changed back", () => {
    const draft = draftOf(inbox, { name: "Shop", settings: { messages: { notice: "Closed" } } });
    expect(changesBetween(inbox, draft)).toEqual({
      name: "Shop",
      settings: { messages: { notice: "Closed" } },
    });
    expect(changesBetween(inbox, draftOf(inbox, { name: "Website" }))).toEqual({});
    expect(patchInboxBody.safeParse(changesBetween(inbox, draft)).success).toBe(true);
  });

  it("changes see into lists and forms", () => {
    const { preChat } = inbox.settings.behaviour;
    const same = { behaviour: { preChat: structuredClone(preChat) } };
    expect(changesBetween(inbox, draftOf(inbox, { settings: same }))).toEqual({});
    const next = { behaviour: { preChat: { ...preChat, fields: preChat.fields.slice(1) } } };
    expect(changesBetween(inbox, draftOf(inbox, { settings: next }))).toEqual({ settings: next });
  });

  it("changes lie on top of what a colleague saved meanwhile", () => {
    const changes = { settings: { appearance: { color: "#000000" } } };
    const colleague = saved({ settings: { appearance: { offsetX: 99 } } });
    const { appearance } = draftOf(colleague, changes).settings;
    expect(appearance).toMatchObject({ color: "#000000", offsetX: 99 });
  });

  it("changes that are made during a save stay unsaved", () => {
    const sent = draftOf(inbox, { name: " Shop " });
    const now = { ...sent, brandName: "Fernhill Coffee" };
    // The server trims.
    expect(changedSince(sent, now, saved({ name: "Shop" }))).toEqual({
      brandName: "Fernhill Coffee",
    });
  });
});

it("an absent property and an undefined one are the same", () => {
  expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isSame([1, 2], [1])).toBe(false);
  expect(isSame([], {})).toBe(false);
  expect(isSame(Number.NaN, Number.NaN)).toBe(true);
});

it("changes and errors know their tab", () => {
  expect(changedTabs({ settings: { language: "de", privacy: { sessionDays: 3 } } })).toEqual([
    "general",
    "privacy",
  ]);
  expect(tabOfField("settings.behaviour.preChat.fields.0.label")).toBe("behaviour");
  expect(tabOfField("settings.language")).toBe("general");
  expect(tabOfField("brandName")).toBe("general");
});

it("what was left half written is finished before it is sent", () => {
  const rule = { trigger: "time" as const, message: "Hi", delay: 0, onlyOnce: false };
  const field = { name: "size", label: "Size", type: "select" as const, required: false };
  const { preChat } = inbox.settings.behaviour;
  const draft = tidyDraft(
    draftOf(inbox, {
      websiteUrl: "fernhill.example",
      settings: {
        appearance: { cards: [{ type: "link", title: "Help", url: "fernhill.example/help" }] },
        behaviour: {
          preChat: { ...preChat, fields: [{ ...field, options: ["S", "", "M", " "] }] },
          proactive: [{ ...rule, page: "/left-over", percentage: 3 }],
        },
      },
    }),
  );
  expect(draft.websiteUrl).toBe("https://fernhill.example");
  expect(draft.settings.appearance.cards[0]?.url).toBe("https://fernhill.example/help");
  expect(draft.settings.behaviour.preChat.fields[0]?.options).toEqual(["S", "M"]);
  expect(draft.settings.behaviour.proactive).toEqual([rule]);
});

it("tidying changes nothing that was fine", () => {
  expect(changesBetween(inbox, tidyDraft(draftOf(inbox, {})))).toEqual({});
});
