import {
  type Envelope,
  FRAME_CHECKS,
  type FrameToHost,
  type HostToFrame,
  PORT_MESSAGE,
  readMessage,
} from "../protocol.ts";
import { report } from "./report.ts";
import type { Scope } from "./scope.ts";

/** A frame that is silent for this long is taken away, so that the next click tries again. */
const READY_TIMEOUT_MS = 30_000;

export type FrameLink = {
  mount: () => void;
  reload: () => void;
  fire: <T extends keyof HostToFrame>(type: T, data: HostToFrame[T]) => void;
  /** The iframe, once mounted. */
  element: () => HTMLIFrameElement | null;
  isReady: () => boolean;
};

type Options = {
  src: string;
  origin: string;
  title: string;
  parent: HTMLElement;
  scope: Scope;
  init: () => HostToFrame["host.init"];
  onMessage: (message: Envelope<FrameToHost>) => void;
  onLost: () => void;
};

/** The iframe and the loader's end of the conversation with it. */
export function createFrameLink(options: Options): FrameLink {
  let iframe: HTMLIFrameElement | null = null;
  let port: MessagePort | null = null;
  let ready = false;
  let timer = 0;
  let queue: Envelope<HostToFrame>[] = [];

  const drop = () => {
    clearTimeout(timer);
    port?.close();
    port = null;
    ready = false;
  };
  const unmount = () => {
    drop();
    iframe?.remove();
    iframe = null;
  };
  const expectReady = () => {
    drop();
    timer = window.setTimeout(() => {
      report("error", `The chat did not load from ${options.src}`);
      unmount();
      options.onLost();
    }, READY_TIMEOUT_MS);
  };
  const receive = (event: MessageEvent) => {
    const message = readMessage<FrameToHost>(FRAME_CHECKS, event.data);
    if (!message) return;
    if (message.type === "frame.ready") {
      ready = true;
      clearTimeout(timer);
    }
    options.onMessage(message);
  };
  // The frame's script has run when `load` fires, so its listener is there. Should the frame show
  // another origin (an error page), the browser does not deliver the port.
  const connect = () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = receive;
    iframe?.contentWindow?.postMessage(PORT_MESSAGE, options.origin, [channel.port2]);
    port.postMessage({ type: "host.init", data: options.init() });
    const waiting = queue;
    queue = [];
    for (let i = 0; i < waiting.length; i++) port.postMessage(waiting[i]);
  };

  options.scope.defer(unmount);
  return {
    mount() {
      if (iframe) return;
      iframe = document.createElement("iframe");
      iframe.title = options.title;
      iframe.allow = "clipboard-write";
      iframe.onload = connect;
      iframe.src = options.src;
      options.parent.append(iframe);
      expectReady();
    },
    reload() {
      if (!iframe) return;
      expectReady();
      iframe.src = options.src;
    },
    fire(type, data) {
      const message = { type, data } as Envelope<HostToFrame>;
      if (port) port.postMessage(message);
      else if (iframe) queue[queue.length] = message;
    },
    element: () => iframe,
    isReady: () => ready,
  };
}
