import type { WidgetApi } from "./api.ts";
import type { Engine } from "./engine.ts";

type Deps = { api: WidgetApi; engine: Engine };

/** What can be done with the conversation on screen besides writing in it. */
export function createActions({ api, engine }: Deps) {
  /** The token and the conversation, if there are both. */
  function current() {
    const token = engine.session.token();
    const id = engine.thread()?.id;
    return token && id ? { token, id } : null;
  }

  return {
    async end(): Promise<boolean> {
      const its = current();
      if (!its) return false;
      const { error } = await api.endConversation(its.token, its.id);
      await engine.refresh();
      return error === null;
    },
    /** The conversation as text; null when it could not be had. */
    async transcript(): Promise<string | null> {
      const its = current();
      return its && (await api.transcript(its.token, its.id)).data;
    },
    async mailTranscript(email: string): Promise<"sent" | "limited" | "failed"> {
      const its = current();
      if (!its) return "failed";
      const { error } = await api.mailTranscript(its.token, its.id, email);
      if (!error) return "sent";
      return error.code === "rate_limited" ? "limited" : "failed";
    },
  };
}
