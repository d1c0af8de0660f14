import type { SetTypingBody } from "./api.ts";
import type { Result } from "./error.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Which conversation; `channelId` is its inbox. */
export type TypingTarget = { conversationId: string; channelId?: string };

class Typing extends Resource {
  /** Shows the visitor that an answer is being written: for 30 seconds, or until it is there, or until `stop`. */
  start(target: TypingTarget, options?: RequestOptions): Promise<Result<undefined>> {
    return this.#set(target, true, options);
  }

  stop(target: TypingTarget, options?: RequestOptions): Promise<Result<undefined>> {
    return this.#set(target, false, options);
  }

  #set({ conversationId, channelId }: TypingTarget, isTyping: boolean, options?: RequestOptions) {
    const url = path`/api/v1/conversations/${conversationId}/typing`;
    const body: SetTypingBody = { isTyping, channelId };
    return this.request<undefined>({ method: "PUT", path: url, body }, options);
  }
}

/** What only a live chat has. */
export class Webchat extends Resource {
  readonly typing = new Typing(this.request);
}
