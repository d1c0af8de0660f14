import type { TestProject } from "vitest/node";
import { buildApp } from "../../scripts/build-app.ts";
import { type RealtimeAccess, realtimeAccess } from "./realtime.ts";
import { CRON_SECRET, startTestStack } from "./test-stack.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the service under test. */
    appUrl: string;
    databaseUrl: string;
    /** The folder of its captured mail. */
    mailDir: string;
    /** The way to its realtime server. */
    realtime: RealtimeAccess;
  }
}

/** One running service for all HTTP tests. */
export default async function setup(project: TestProject) {
  buildApp(() => {});
  const stack = await startTestStack({ env: { CRON_SECRET } });
  project.provide("appUrl", stack.appUrl);
  project.provide("databaseUrl", stack.databaseUrl);
  project.provide("mailDir", stack.env.MAIL_DIR ?? "");
  project.provide("realtime", realtimeAccess(stack.env));
  return stack.stop;
}
