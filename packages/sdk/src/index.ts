export type * from "./api.ts";
export { Linkdesk, Linkdesk as Linktor, type LinkdeskOptions } from "./client.ts";
export type { ConversationList } from "./conversations.ts";
export { type ErrorCode, type FieldError, LinkdeskError, type Result } from "./error.ts";
export type { SendMessage, SendOptions } from "./messages.ts";
export type { Page, Pages } from "./pages.ts";
export type { RequestOptions } from "./request.ts";
export { type SignUserJwtOptions, signUserJwt } from "./sign-user-jwt.ts";
export {
  type VerifyWebhookOptions,
  verifyWebhook,
  type WebhookHeaders,
  WebhookVerificationError,
} from "./verify-webhook.ts";
export type { TypingTarget } from "./webchat.ts";
