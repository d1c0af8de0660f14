import { freePort } from "../../scripts/free-port.ts";
import { createInstallation } from "../../scripts/installation.ts";
import { type Environment, type Liveness, type Stack, startStack } from "../../scripts/stack.ts";
import { FAST_AND_LOOSE, scratchFolder } from "./scratch.ts";

/** For stacks that get it: without one, the cron routes are not there. */
export const CRON_SECRET = "a secret for the scheduler";

/** The whole built service on free ports with an empty database; `stop` leaves nothing behind. */
export async function startTestStack(
  options: {
    env?: Environment;
    isDurable?: boolean;
    liveness?: Liveness;
    postgresSettings?: string[];
  } = {},
): Promise<Stack> {
  const scratch = scratchFolder();
  const started = startStack({
    dataDir: scratch.path,
    secrets: createInstallation().secrets,
    host: "127.0.0.1",
    ports: { app: await freePort(), realtime: await freePort(), postgres: await freePort() },
    postgresSettings: [
      ...(options.isDurable ? [] : FAST_AND_LOOSE),
      ...(options.postgresSettings ?? []),
    ],
    liveness: options.liveness,
    // Tests do in a second what people do in a day.
    env: { RATE_LIMIT_FACTOR: "1000", CHECK_RESPONSES: "true", ...options.env },
  });
  const stack = await started.catch((error: unknown) => {
    scratch.remove();
    throw error;
  });
  const stop = async () => {
    await stack.stop();
    scratch.remove();
  };
  return { ...stack, stop };
}
