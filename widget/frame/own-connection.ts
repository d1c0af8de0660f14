import {
  type ConnectionOptions,
  connectVisitor,
  type Realtime,
} from "@linkdesk/chat/visitor/visitor-connection.ts";
import Pusher from "pusher-js";

/** A connection of this tab alone. A chunk of its own, for browsers that cannot share one. */
export const connectAlone = (options: ConnectionOptions): Realtime => ({
  ...connectVisitor(Pusher, location.hostname, options),
  // The build of pusher-js for pages listens for the network itself.
  renew: () => {},
});
