import Pusher from "pusher-js";
import { type ConnectionOptions, connectVisitor, type Realtime } from "./visitor-connection.ts";

/** A connection of this tab alone. A chunk of its own, for browsers that cannot share one. */
export const connectAlone = (options: ConnectionOptions): Realtime => ({
  ...connectVisitor(Pusher, options),
  // The build of pusher-js for pages listens for the network itself.
  renew: () => {},
});
