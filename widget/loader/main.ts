import { configure } from "./configure.ts";
import { createWidget } from "./widget.ts";
import "./public-api.ts";

/** A second copy of the script changes nothing, unless the page now names another inbox. */
function run(): void {
  const script = document.currentScript as HTMLScriptElement | null;
  const settings = configure(window.LinkdeskSettings, script?.src ?? "");
  if (!settings || window.Linkdesk?.inboxID === settings.inboxID) return;
  window.Linkdesk?.destroy?.();
  window.Linkdesk = createWidget(settings);
}

run();
