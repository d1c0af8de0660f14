import {
  type Envelope,
  type FrameToHost,
  HOST_CHECKS,
  type HostToFrame,
  PORT_MESSAGE,
  readMessage,
} from "../protocol.ts";

export type HostLink = {
  fire: <T extends keyof FrameToHost>(type: T, data: FrameToHost[T]) => void;
  listen: (listener: (message: Envelope<HostToFrame>) => void) => void;
};

/**
 * Waits for the host page to hand over its port. Only the window that embeds this frame is heard,
 * and only once; which sites may embed it at all is the server's `frame-ancestors`.
 */
export function connectHost(): Promise<HostLink> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window.parent || event.data !== PORT_MESSAGE || !port) return;
      window.removeEventListener("message", receive);
      resolve({
        fire: (type, data) => port.postMessage({ type, data }),
        listen(listener) {
          port.onmessage = ({ data }) => {
            const message = readMessage<HostToFrame>(HOST_CHECKS, data);
            if (message) listener(message);
          };
        },
      });
    };
    window.addEventListener("message", receive);
  });
}
