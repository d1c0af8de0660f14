import { takeCommands } from "./commands.ts";
import { configure } from "./configure.ts";
import { createWidget } from "./widget.ts";
import "./public-api.ts";

const script = document.currentScript as HTMLScriptElement | null;

/** A second start changes nothing, unless the page now names another inbox. */
function start(raw: unknown): void {
  const settings = configure(raw, script?.src ?? "");
  if (!settings || window.Linkdesk?.inboxID === settings.inboxID) return;
  window.Linkdesk?.destroy?.();
  window.Linkdesk = window.Libredesk = createWidget(settings);
}

const replay = takeCommands(start);
const settings = window.LinkdeskSettings || window.LibredeskSettings;
if (settings) start(settings);
replay();
