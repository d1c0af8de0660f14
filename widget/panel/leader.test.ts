import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stubDocument } from "../../tests/support/stub-document.ts";
import { createScope, type Scope } from "../loader/scope.ts";
import { followLeader } from "./leader.ts";

let page: EventTarget & { visibilityState: string };
let scopes: Scope[];
beforeEach(() => {
  scopes = [];
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  stubDocument(page);
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  for (const scope of scopes) scope.dispose();
  vi.unstubAllGlobals();
});

/** Another tab of the same site; all of them share the locks of this process. */
function openTab(name: string) {
  const scope = createScope();
  scopes.push(scope);
  const changes: boolean[] = [];
  return { isLeader: followLeader(name, scope, (leads) => changes.push(leads)), changes, scope };
}

test("only the tab that was shown last leads", async () => {
  const first = openTab("shown");
  await vi.waitFor(() => expect(first.isLeader()).toBe(true));
  const second = openTab("shown");
  await vi.waitFor(() => expect(second.isLeader()).toBe(true));
  await vi.waitFor(() => expect(first.changes).toEqual([true, false]));
});

test("when the leader goes, the next in line takes over", async () => {
  page.visibilityState = "hidden";
  const first = openTab("goes");
  await vi.waitFor(() => expect(first.isLeader()).toBe(true));
  const second = openTab("goes");
  const third = openTab("goes");
  expect([second.isLeader(), third.isLeader()]).toEqual([false, false]);
  first.scope.dispose();
  await vi.waitFor(() => expect(second.isLeader()).toBe(true));
  expect(third.isLeader()).toBe(false);
});

test("a tab that lost the lead waits for it again", async () => {
  const first = openTab("again");
  await vi.waitFor(() => expect(first.isLeader()).toBe(true));
  const second = openTab("again");
  await vi.waitFor(() => expect(first.isLeader()).toBe(false));
  second.scope.dispose();
  await vi.waitFor(() => expect(first.isLeader()).toBe(true));
});

test("without Web Locks, and where they are denied, every tab leads", async () => {
  vi.stubGlobal("navigator", {});
  expect(openTab("none").isLeader()).toBe(true);
  vi.stubGlobal("navigator", { locks: { request: () => Promise.reject(new Error("denied")) } });
  const tab = openTab("denied");
  await vi.waitFor(() => expect(tab.changes).toEqual([true]));
});
