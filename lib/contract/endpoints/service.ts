import { failedJobs, retriedJobs } from "../failed-jobs.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

/** An address of 2,000 characters, each up to three bytes, in base64url, and its signature. */
const MAX_SIGNED_CHARS = 8_200;
const count = z.int();

export const getHealth = endpoint({
  method: "GET",
  path: "/api/health",
  access: "anyone",
  summary: "Says whether the service can be used, for load balancers and people.",
  response: z.strictObject({
    status: z.enum(["ok", "degraded", "down"]),
    checks: z.strictObject({
      database: z.enum(["up", "down"]),
      realtime: z.enum(["up", "down"]),
    }),
  }),
  status: [200, 503],
  errors: [],
});

export const getLiveness = endpoint({
  method: "GET",
  path: "/api/health/live",
  access: "anyone",
  summary: "Says whether the process answers at all, and asks no other part.",
  response: null,
  errors: [],
});

export const getOpenApiDocument = endpoint({
  method: "GET",
  path: "/api/v1/openapi.json",
  access: "anyone",
  summary: "Returns the description of the API as an OpenAPI 3.1 document.",
  response: { contentType: "application/json" },
  status: [200, 304],
  errors: [],
});

export const getFile = endpoint({
  method: "GET",
  path: "/api/files/[address]",
  access: "anyone",
  summary: "Returns a file by its signed address, whole or a range of bytes.",
  params: z.object({ address: z.string().max(300) }),
  response: { contentType: "*/*" },
  status: [200, 206, 416],
  errors: [],
});

export const getPicture = endpoint({
  method: "GET",
  path: "/api/pictures/[address]",
  access: "anyone",
  summary: "Returns a picture that an inbox or a message shows, by its signed address.",
  params: z.object({ address: z.string().max(MAX_SIGNED_CHARS) }),
  response: { contentType: "*/*" },
  errors: [],
  limit: ["address:picture"],
});

export const runDueJobs = endpoint({
  method: "GET",
  path: "/api/cron/jobs",
  access: "scheduler",
  summary: "Works off what is due. Harmless to call as often as anyone likes, also beside workers.",
  response: z.strictObject({
    done: count,
    failed: count,
    events: count,
    deliveries: count,
    mails: count,
  }),
  errors: [],
});

export const runRetention = endpoint({
  method: "GET",
  path: "/api/cron/retention",
  access: "scheduler",
  summary: "Deletes what inboxes keep no longer. Once a day; more often does no harm.",
  response: z.strictObject({
    conversations: count,
    messages: count,
    attachments: count,
    sessions: count,
    contacts: count,
    resumedDeletions: count,
    contactEvents: count,
    unsentFiles: count,
    failedInboxes: count,
    isComplete: z.boolean().describe("False when the time was up: call it again."),
  }),
  errors: [],
});

export const listFailedJobs = endpoint({
  method: "GET",
  path: "/api/v1/failed-jobs",
  access: "admin",
  summary: "Lists jobs that gave up, such as mails that could not be sent, newest first.",
  response: failedJobs,
  errors: [],
});

export const retryFailedJobs = endpoint({
  method: "POST",
  path: "/api/v1/failed-jobs/retry",
  access: "admin",
  summary: "Runs the listed jobs again.",
  response: retriedJobs,
  errors: [],
});
