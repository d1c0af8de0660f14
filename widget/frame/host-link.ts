import {
  type Envelope,
  type FrameOverrides,
  type FrameToHost,
  HOST_CHECKS,
  type HostToFrame,
  PORT_MESSAGE,
  readMessage,
} from "../protocol.ts";

export type HostLink = {
  fire: <T extends keyof FrameToHost>(type: T, data: FrameToHost[T]) => void;
  /** The listener first gets the messages that arrived before it. */
  listen: (listener: (message: Envelope<HostToFrame>) => void) => void;
};
export type HostInit = HostToFrame["host.init"];
/** The same once the page's options are checked. */
export type ChatInit = Omit<HostInit, "overrides"> & { overrides: FrameOverrides };

/** `embedder` is the origin of the page around this frame. */
type Start = { host: HostLink; init: HostInit; embedder: string };

/**
 * Waits for the host page to hand over its port and to say how this chat begins. Only the window
 * that embeds this frame is heard, and only once; which sites may embed it at all is the server's
 * `frame-ancestors`. A page without an origin has put a secret in the address: there this frame hands
 * over the port (see panel/frame-link.ts).
 */
export function connectHost(): Promise<Start> {
  return new Promise((resolve) => {
    if (location.hash) {
      const { port1, port2 } = new MessageChannel();
      talkOver(port1, (start) => resolve({ ...start, embedder: "null" }));
      window.parent.postMessage(PORT_MESSAGE + location.hash, "*", [port2]);
      return;
    }
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window.parent || event.data !== PORT_MESSAGE || !port) return;
      window.removeEventListener("message", receive);
      talkOver(port, (start) => resolve({ ...start, embedder: event.origin }));
    };
    window.addEventListener("message", receive);
  });
}

function talkOver(port: MessagePort, begin: (start: Omit<Start, "embedder">) => void): void {
  const early: Envelope<HostToFrame>[] = [];
  let tell = (message: Envelope<HostToFrame>): void => {
    if (message.type === "host.init") begin({ host, init: message.data });
    else early.push(message);
  };
  const host: HostLink = {
    fire: (type, data) => port.postMessage({ type, data }),
    listen(listener) {
      tell = listener;
      for (const message of early.splice(0)) listener(message);
    },
  };
  host.fire("frame.hello", {});
  port.onmessage = ({ data }) => {
    const message = readMessage<HostToFrame>(HOST_CHECKS, data);
    if (message) tell(message);
  };
}
