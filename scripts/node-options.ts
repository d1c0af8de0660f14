/**
 * For the processes of the app, in megabytes. V8's own 16 fill within a few requests, so that what a request under
 * way still uses is copied again and again: a posted message then costs about a fifth more CPU time. It grows to
 * this size only where there is that much to do.
 */
export const APP_NODE_OPTIONS: readonly string[] = ["--max-semi-space-size=64"];
