import { documents, own } from "../from-page.ts";
import { takeCommands } from "./commands.ts";
import { configure } from "./configure.ts";
import type { LinkdeskApi } from "./public-api.ts";
import { createWidget } from "./widget.ts";

const script = documents("currentScript") as HTMLScriptElement | null;

/** A second start changes nothing, unless the page now names another inbox. */
function start(raw: unknown): void {
  const settings = configure(raw, script?.src ?? "");
  const running = own(window, "Linkdesk");
  if (!settings || own(running, "inboxID") === settings.inboxID) return;
  (own(running, "destroy") as LinkdeskApi["destroy"] | undefined)?.();
  createWidget(settings);
}

const replay = takeCommands(start);
const settings = own(window, "LinkdeskSettings") || own(window, "LibredeskSettings");
if (settings) start(settings);
replay();
