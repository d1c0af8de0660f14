import { documents } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";
import {
  type Envelope,
  FRAME_CHECKS,
  type FrameToHost,
  type HostToFrame,
  PORT_MESSAGE,
  readMessage,
} from "../protocol.ts";

/** Nothing has loaded, not even an error page: some browsers fire no event then. */
const LOAD_TIMEOUT_MS = 10_000;
/** The chat answers as soon as it has the port; without an answer the frame is an error page. */
const HELLO_TIMEOUT_MS = 1_500;
/** From the answer until the chat is drawn. The dictionary is fetched in this time. */
const READY_TIMEOUT_MS = 15_000;

type Options = {
  src: string;
  origin: string;
  title: string;
  parent: HTMLElement;
  scope: Scope;
  /** The current state, for a frame that has just loaded. */
  init: () => HostToFrame["host.init"];
  onMessage: (message: Envelope<FrameToHost>) => void;
  /** The chat has probably not loaded; `frame.ready` may still come. */
  onFailed: () => void;
};

export type FrameLink = ReturnType<typeof createFrameLink>;

/** The iframe, and the loader's end of the conversation with it. */
export function createFrameLink(options: Options) {
  let iframe: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  let ready = false;
  /** How many documents were loaded without sending a port, where the chat sends it. */
  let missingPorts = 0;
  let timer = 0;

  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(options.onFailed, ms);
  };
  const unmount = () => {
    clearTimeout(timer);
    port?.close();
    // A browser may keep an iframe that is removed while it loads. It must not keep this code alive.
    if (iframe) iframe.onload = null;
    iframe?.remove();
    port = iframe = undefined;
    ready = false;
    missingPorts = 0;
  };
  const receive = ({ data }: MessageEvent) => {
    const message = readMessage<FrameToHost>(FRAME_CHECKS, data);
    if (!message) return;
    if (message.type === "frame.hello") return wait(READY_TIMEOUT_MS);
    if (message.type === "frame.ready") {
      ready = true;
      clearTimeout(timer);
    }
    options.onMessage(message);
  };
  const talkOver = (next: MessagePort) => {
    port?.close();
    // Loaded again, in a document that was rendered anew.
    ready = false;
    wait(HELLO_TIMEOUT_MS);
    port = next;
    port.onmessage = receive;
    fire("host.init", options.init());
  };
  // A page without an origin is sandboxed, and then the frame has none either: no exact origin
  // reaches it, and a port sent to "*" would reach whatever document is in the frame by then. So
  // there the chat sends the port. Only what was loaded from `src` knows the secret in its address.
  const secret =
    window.origin === "null" ? `#${crypto.getRandomValues(new Uint32Array(4)).join("-")}` : "";
  const onLoad = () => {
    if (secret) {
      // The chat's port may come before or after.
      if (++missingPorts > 0) wait(HELLO_TIMEOUT_MS);
      return;
    }
    // The frame's script has run, so its listener is there. Should the frame show another origin (an
    // error page), the browser does not deliver the port.
    const { port1, port2 } = new MessageChannel();
    iframe?.contentWindow?.postMessage(PORT_MESSAGE, options.origin, [port2]);
    talkOver(port1);
  };
  if (secret) {
    options.scope.on(window, "message", (event) => {
      const { data, ports, source } = event as MessageEvent;
      if (data !== PORT_MESSAGE + secret || source !== iframe?.contentWindow || !ports[0]) return;
      missingPorts--;
      talkOver(ports[0]);
    });
  }
  /** Returns false while the frame loads; it then gets the state with `host.init`. */
  function fire<T extends keyof HostToFrame>(type: T, data: HostToFrame[T]) {
    port?.postMessage({ type, data });
    return Boolean(port);
  }

  options.scope.defer(unmount);
  return {
    fire,
    unmount,
    isReady: () => ready,
    /** The iframe, created if there is none. */
    mount(): HTMLIFrameElement {
      if (iframe) return iframe;
      iframe = documents("createElement").call(document, "iframe") as HTMLIFrameElement;
      iframe.title = options.title;
      iframe.allow = "clipboard-write";
      iframe.onload = onLoad;
      iframe.src = options.src + secret;
      options.parent.append(iframe);
      wait(LOAD_TIMEOUT_MS);
      return iframe;
    },
  };
}
