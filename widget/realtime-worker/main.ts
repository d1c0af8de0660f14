import { createApi } from "@linkdesk/chat/visitor/api.ts";
import { connectVisitor } from "@linkdesk/chat/visitor/visitor-connection.ts";
import Pusher from "pusher-js/worker";
import { createRelay, type TabPort } from "./relay.ts";

/**
 * The SharedWorker of a website's tabs that show one inbox: it holds the realtime connection for
 * them. Who is let in is asked with the token that the tab brought; the token stays in memory.
 */
const serve = createRelay({
  connect: ({ apiBase, config, token }, tell) =>
    connectVisitor(Pusher, location.hostname, {
      ...{ config, token, api: createApi(apiBase) },
      onRefused: (status) => tell({ type: "refused", status }),
      onCut: () => tell({ type: "cut" }),
    }),
});

type ConnectEvent = Event & { ports: readonly TabPort[] };

addEventListener("connect", (event) => {
  const [port] = (event as ConnectEvent).ports;
  if (port) serve(port);
});
