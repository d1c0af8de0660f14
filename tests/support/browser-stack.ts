import { startTestStack } from "./test-stack.ts";

/** One running service for all browser tests; its address is in APP_UNDER_TEST. */
export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startTestStack();
  process.env.APP_UNDER_TEST = stack.appUrl;
  return stack.stop;
}
