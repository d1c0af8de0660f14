// Looks at the service from a thread of its own: while the event loop is blocked, nothing in the
// service itself can say so. It writes to the log directly.
import { writeSync } from "node:fs";
import { Session } from "node:inspector";
import { workerData } from "node:worker_threads";

const { beat, names, slotBytes, maxSilenceMs } = workerData;
const CHECK_MS = 100;
const MAX_FRAMES = 12;
const STDERR = 2;

const clock = new BigInt64Array(beat);
const bytes = new Uint8Array(names);
let isBlocked = false;
let lastCheck = Date.now();

function write(event, fields) {
  const line = { time: new Date().toISOString(), level: "error", event, ...fields };
  writeSync(STDERR, `${JSON.stringify(line)}\n`);
}

/** The names of the requests and jobs that had begun and not ended. */
function running() {
  const found = [];
  for (let at = 0; at < bytes.length; at += slotBytes) {
    const length = Atomics.load(bytes, at);
    if (length > 0) found.push(Buffer.from(bytes.slice(at + 1, at + 1 + length)).toString());
  }
  return found;
}

/** Where the main thread is: it is halted for a moment, in the middle of what it does. */
function askForStack(answer) {
  const session = new Session();
  session.connectToMainThread();
  session.once("Debugger.paused", ({ params }) => {
    const frames = params.callFrames.slice(0, MAX_FRAMES).map(({ functionName, url, location }) => {
      return `${functionName || "(anonymous)"} ${url}:${location.lineNumber + 1}`;
    });
    session.post("Debugger.resume");
    session.post("Debugger.disable");
    session.disconnect();
    answer(frames);
  });
  session.post("Debugger.enable");
  session.post("Debugger.pause");
}

setInterval(() => {
  const now = Date.now();
  // Late ourselves: the machine slept or had no time for anybody.
  const wasAway = now - lastCheck > maxSilenceMs / 2;
  lastCheck = now;
  const silentMs = now - Number(Atomics.load(clock, 0));
  if (silentMs < maxSilenceMs) {
    isBlocked = false;
  } else if (!isBlocked && !wasAway) {
    isBlocked = true;
    write("event_loop.blocked", { blockedMs: silentMs, running: running() });
    askForStack((stack) => write("event_loop.blocked_at", { stack }));
  }
}, CHECK_MS);
