import type {
  ListNotesQuery,
  Note,
  UpdateNoteAnswer,
  UpdateNoteBody,
  WriteNoteAnswer,
  WriteNoteBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";
import { webCrypto } from "./web-crypto.ts";

/** The team's notes in a conversation, which no visitor sees. */
export class Notes extends Resource {
  /** Newest first. */
  list(conversationId: string, query?: ListNotesQuery, options?: RequestOptions): Pages<Note> {
    return this.pages(path`/api/v1/conversations/${conversationId}/notes`, query, options);
  }

  /** It is repeated after a lost connection, and is written once. */
  async create(
    conversationId: string,
    note: WriteNoteBody,
    options?: RequestOptions,
  ): Promise<Result<WriteNoteAnswer>> {
    const clientId = note.clientId ?? (await webCrypto()).randomUUID();
    return this.request(
      {
        method: "POST",
        path: path`/api/v1/conversations/${conversationId}/notes`,
        body: { ...note, clientId },
        isRepeatable: true,
      },
      options,
    );
  }

  /** Replaces the text and the mentions of a note that the key wrote. */
  update(
    conversationId: string,
    noteId: string,
    note: UpdateNoteBody,
    options?: RequestOptions,
  ): Promise<Result<UpdateNoteAnswer>> {
    const url = path`/api/v1/conversations/${conversationId}/notes/${noteId}`;
    return this.request({ method: "PATCH", path: url, body: note }, options);
  }

  /** Deletes a note that the key wrote, for good. */
  delete(
    conversationId: string,
    noteId: string,
    options?: RequestOptions,
  ): Promise<Result<undefined>> {
    const url = path`/api/v1/conversations/${conversationId}/notes/${noteId}`;
    return this.request({ method: "DELETE", path: url }, options);
  }
}
