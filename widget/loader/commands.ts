import { own } from "../from-page.ts";
import { report } from "./report.ts";

type Call = ArrayLike<unknown>;
/** `linktor('open')`, and the calls that wait for a widget. */
export type CommandFunction = { (...call: unknown[]): void; q?: Call[] };

/**
 * Puts the live function in the place of the snippet's queue, and gives back how to replay what
 * was queued. Calls before `init` wait in `q`, where a later copy of the script finds them too.
 */
export function takeCommands(init: (options: unknown) => void): () => void {
  const name = (own(window, "LinktorObject") || "linktor") as string;
  const replay = () => {
    const calls = live.q;
    live.q = [];
    for (const call of calls) live(call[0], call[1]);
  };
  const live = (command: unknown, value?: unknown) => {
    if (command === "init") {
      init(value);
      return replay();
    }
    const api = own(window, "Linkdesk");
    if (!own(api, "inboxID")) {
      if (command === "destroy") live.q = [];
      else live.q[live.q.length] = [command, value];
      return;
    }
    const alias = command === "open" ? "show" : command === "close" ? "hide" : command;
    const method = own(api, alias as string);
    if (typeof method === "function") method(value);
    else report(`Unknown command "${command}"`);
  };
  live.q = (own(own(window, name), "q") || []) as Call[];
  (window as unknown as Record<string, CommandFunction>)[name] = live;
  return replay;
}
