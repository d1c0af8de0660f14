import { configure } from "./configure.ts";
import type { LinkdeskApi } from "./public-api.ts";
import { createWidget, type Widget } from "./widget.ts";
import type { Settings } from "./configure.ts";

const nothing = () => {};

function createApi(settings: Settings): LinkdeskApi {
  let widget: Widget | null = createWidget(settings);
  return {
    get inboxID() {
      return widget && settings.inboxID;
    },
    show: () => widget?.setOpen(true),
    hide: () => widget?.setOpen(false),
    toggle: () => widget?.toggle(),
    isVisible: () => Boolean(widget?.isOpen()),
    setUser: () => widget?.setUser(),
    logout: () => widget?.logout(),
    hideLauncher: () => widget?.setLauncher(false),
    showLauncher: () => widget?.setLauncher(true),
    onShow: (listener) => widget?.shown.add(listener) ?? nothing,
    onHide: (listener) => widget?.hidden.add(listener) ?? nothing,
    onUnreadCountChange: (listener) => widget?.unreadChanged.add(listener) ?? nothing,
    destroy() {
      widget?.destroy();
      widget = null;
    },
  };
}

/** A second copy of the script changes nothing, unless the page now names another inbox. */
function run(): void {
  const script = document.currentScript as HTMLScriptElement | null;
  const settings = configure(window.LinkdeskSettings, script?.src ?? "");
  if (!settings || window.Linkdesk?.inboxID === settings.inboxID) return;
  window.Linkdesk?.destroy?.();
  window.Linkdesk = createApi(settings);
}

run();
