import "server-only";
import type { KeyActor } from "../access/actor.ts";
import { authenticateSocket, type UserSignature } from "../platform/realtime.ts";

/** Signs a program's socket in as its key's: revoking the key ends it. */
export function authenticateProgram({ keyId }: KeyActor, socketId: string): UserSignature {
  return authenticateSocket(socketId, `key-${keyId}`);
}
