/**
 * Close and error codes of the Pusher Channels protocol with the sentence sent along.
 *
 * 40xx: do not reconnect unchanged; 41xx: back off, then reconnect; 42xx: reconnect at once;
 * 43xx: the connection stays open.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes
 */
export const PROTOCOL_CODES = {
  4001: "Application does not exist",
  4003: "Application disabled",
  4004: "Application is over connection quota",
  4005: "Path not found",
  4006: "Invalid version string format",
  4007: "Unsupported protocol version",
  4008: "No protocol version supplied",
  4009: "Connection is unauthorized",
  4200: "Server is going away, reconnect immediately",
  4201: "Pong reply not received",
  4301: "Client event rejected due to rate limit",
  4302: "Watchlist limit exceeded",
} as const;

/** One of the protocol's close or error codes. */
export type ProtocolCode = keyof typeof PROTOCOL_CODES;
