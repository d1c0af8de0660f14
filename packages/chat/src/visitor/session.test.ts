import { expect, test } from "vitest";
import { jwtOf } from "../../../../tests/support/frame-chat.ts";
import { createWorld, REFUSED } from "../../../../tests/support/visitor-world.ts";
import { createSession } from "./session.ts";

/** A session against a server whose answers come when the test says so. */
function open() {
  const world = createWorld();
  const heard: string[] = [];
  const session = createSession({
    api: world.api,
    describe: () => ({ inboxId: "i" }),
    user: () => undefined,
    keep: (token) => heard.push(`keep ${token}`),
    forget: (token) => heard.push(`forget ${token}`),
    onRefused: () => heard.push("refused"),
    onLeave: () => heard.push("leave"),
    onStart: () => heard.push("start"),
  });
  return { world, session, heard };
}

test("a message and a file that need a session at the same time share one", async () => {
  const { world, session, heard } = open();
  const [message, file] = [session.open(), session.open()];
  expect(world.calls.map(({ name }) => name)).toEqual(["createSession"]);
  world.calls[0]?.answer(false);
  expect((await message).data).toBe(session.token());
  expect((await file).data).toBe(session.token());
  expect(heard).toEqual([`keep ${session.token()}`]);
});

test("whoever waits for a session that is given up is not handed the next visitor's", async () => {
  const { world, session } = open();
  const before = session.open();
  session.send({ type: "adopted", token: null });
  const after = session.open();
  for (const call of [...world.calls]) call.answer(false);
  expect((await before).data).toBeNull();
  expect((await after).data).toBe(session.token());
  // The one that nobody uses is ended.
  expect(world.sessions.size).toBe(1);
});

test("a session that ended while its conversations were read is forgotten, and is no error", async () => {
  const { world, session, heard } = open();
  session.send({ type: "began", token: "gone", userJwt: null });
  const reading = session.read();
  world.calls[0]?.answer(false);
  expect(await reading).toBeNull();
  expect(heard).toEqual(["forget gone", "leave"]);
});

test("whoever waits for a doubted session that is given up is not handed the next one", async () => {
  const { world, session } = open();
  session.send({ type: "began", token: "A", userJwt: jwtOf(REFUSED) });
  const refused = session.verify();
  world.calls[0]?.answer(false);
  await refused;
  const before = session.open();
  session.send({ type: "adopted", token: null });
  world.calls[0]?.answer(false);
  expect((await before).data).toBeNull();
  expect(world.calls).toEqual([]);
});
