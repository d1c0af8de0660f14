import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id with the OWASP parameters (19 MiB, 2 passes, 1 lane), PHC string out. About 20 ms:
 * enough to make guessing dear, little enough not to be a way to exhaust the server.
 */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Verified against when there is no such account, so that both answers take the same time. */
let decoy: Promise<string> | undefined;

/** Whether the password fits the hash; with no hash it takes as long and says no. */
export async function isPasswordRight(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const fits = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== null && fits;
}
