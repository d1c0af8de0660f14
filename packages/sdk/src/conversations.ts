import type {
  Activity,
  Conversation,
  ConversationAction,
  ConversationDetail,
  ConversationFilter,
  CountMatchingAnswer,
  ListActivitiesQuery,
  ListConversationsQuery,
  ListParticipantsAnswer,
  RunActionsAnswer,
  RunBulkActionsAnswer,
  RunBulkActionsBody,
  SendTranscriptAnswer,
  SendTranscriptBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Which conversations; without a filter the open ones. */
export type ConversationList = Omit<ListConversationsQuery, "filter"> & {
  filter?: ConversationFilter;
};

export class Conversations extends Resource {
  /** Lists conversations, the newest message first. */
  list(query?: ConversationList, options?: RequestOptions): Pages<Conversation> {
    return this.pages("/api/v1/conversations", query, options);
  }

  get(id: string, options?: RequestOptions): Promise<Result<ConversationDetail>> {
    return this.request({ method: "GET", path: path`/api/v1/conversations/${id}` }, options);
  }

  /** Runs actions, such as `{ type: "assign", assigneeId }`, and returns the ones that undo them. */
  act(
    id: string,
    actions: ConversationAction | ConversationAction[],
    options?: RequestOptions,
  ): Promise<Result<RunActionsAnswer>> {
    const url = path`/api/v1/conversations/${id}/actions`;
    return this.request(
      { method: "POST", path: url, body: { actions: [actions].flat() } },
      options,
    );
  }

  /**
   * Runs actions on many conversations: `{ changes: [{ ids, actions }] }`, or `{ filter, actions }` for the next 200 that
   * match; go on with the `cursor` of the answer until it is null. `{ changes: undo }` takes back what is still so.
   */
  actOnMany(
    body: RunBulkActionsBody,
    options?: RequestOptions,
  ): Promise<Result<RunBulkActionsAnswer>> {
    return this.request({ method: "POST", path: "/api/v1/conversations/actions", body }, options);
  }

  /** Counts the conversations that match a filter, up to 10000. */
  count(
    { filter }: { filter: ConversationFilter },
    options?: RequestOptions,
  ): Promise<Result<CountMatchingAnswer>> {
    const query = { filter };
    return this.request({ method: "GET", path: "/api/v1/conversations/count", query }, options);
  }

  /** Closes a conversation. A message of the visitor opens it again. */
  resolve(id: string, options?: RequestOptions): Promise<Result<RunActionsAnswer>> {
    return this.act(id, { type: "resolve" }, options);
  }

  reopen(id: string, options?: RequestOptions): Promise<Result<RunActionsAnswer>> {
    return this.act(id, { type: "reopen" }, options);
  }

  /** Makes a member responsible, or nobody with null. */
  assign(
    id: string,
    assigneeId: string | null,
    options?: RequestOptions,
  ): Promise<Result<RunActionsAnswer>> {
    return this.act(id, { type: "assign", assigneeId }, options);
  }

  /** Mails the conversation to its contact, or to `email`. Answers with the address. */
  sendTranscript(
    id: string,
    body: SendTranscriptBody = {},
    options?: RequestOptions,
  ): Promise<Result<SendTranscriptAnswer>> {
    const url = path`/api/v1/conversations/${id}/transcripts`;
    return this.request({ method: "POST", path: url, body }, options);
  }

  /** Lists the members who take part: they follow it, or were assigned or mentioned. */
  participants(
    id: string,
    options?: RequestOptions,
  ): Pages<ListParticipantsAnswer["items"][number]> {
    return this.pages(path`/api/v1/conversations/${id}/participants`, undefined, options);
  }

  /** Lists what was done with a conversation, newest first. */
  activities(id: string, query?: ListActivitiesQuery, options?: RequestOptions): Pages<Activity> {
    return this.pages(path`/api/v1/conversations/${id}/activities`, query, options);
  }
}
