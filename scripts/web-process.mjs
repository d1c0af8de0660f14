// Preloaded into the processes of the app that scripts/web.ts runs: the link to it.
import { subscribe } from "node:diagnostics_channel";

const BEAT_MS = 1_000;

let isDraining = false;

// Says that the event loop turns. A process that loses its parent ends, so that no orphan keeps the port.
setInterval(() => process.connected && process.send({ beat: true }), BEAT_MS).unref();
process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
  if (message?.drain) isDraining = true;
});
// Before it stops, each connection is given up by the answer on it: a request on a connection that is closed at the
// same moment would be lost. https://nodejs.org/api/diagnostics_channel.html#http
subscribe("http.server.request.start", ({ response }) => {
  if (isDraining) response.shouldKeepAlive = false;
});
