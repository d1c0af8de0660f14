import type { LinkdeskCommands, LinkdeskMessage, LinkdeskSettings } from "@linkdesk/embed";
import { commands, mountChat } from "@linkdesk/embed";
import { defineComponent, onBeforeUnmount, onMounted, type PropType, watch } from "vue";

export type {
  LinkdeskCommands,
  LinkdeskFormField,
  LinkdeskLanguage,
  LinkdeskMessage,
  LinkdeskProactiveMessage,
  LinkdeskSettings,
  LinkdeskTranslations,
  LinkdeskUser,
} from "@linkdesk/embed";

type Setting<K extends keyof LinkdeskSettings> = PropType<NonNullable<LinkdeskSettings[K]>>;

/** Vue sets a missing boolean prop to `false`; here a missing prop means the inbox's setting. */
const flag = { type: Boolean, default: undefined };

const props = {
  channelId: { type: String, required: true as const },
  /** `base-url` in a template. */
  baseUrl: String,
  baseURL: String,
  primaryColor: String,
  colorScheme: String as Setting<"colorScheme">,
  position: String as Setting<"position">,
  size: String as Setting<"size">,
  zIndex: Number,
  language: String as Setting<"language">,
  translations: Object as Setting<"translations">,
  autoOpen: flag,
  openDelay: Number,
  soundEnabled: flag,
  showLauncher: flag,
  preChatForm: Object as Setting<"preChatForm">,
  user: { type: Object as PropType<LinkdeskSettings["user"]>, default: undefined },
  proactiveMessages: Array as Setting<"proactiveMessages">,
  fileUpload: Object as Setting<"fileUpload">,
  persistSession: flag,
  sessionDuration: Number,
  offline: Object as Setting<"offline">,
  privacy: Object as Setting<"privacy">,
} satisfies Record<keyof LinkdeskSettings | "baseUrl", unknown>;

/**
 * The chat, for as long as this component is mounted. It renders nothing itself: the launcher
 * is beside the page's own content. `user` and `show-launcher` change without a restart. A change of any
 * other prop starts the chat again.
 */
export const LinkdeskChat = defineComponent({
  name: "LinkdeskChat",
  inheritAttrs: false,
  props,
  emits: {
    ready: () => true,
    open: () => true,
    close: () => true,
    message: (_message: LinkdeskMessage) => true,
  },
  setup(props, { emit }) {
    // Runs in the browser only.
    onMounted(() => {
      const chat = mountChat();
      const update = () => {
        const { baseUrl, baseURL, ...settings } = props;
        chat.update({
          ...settings,
          baseURL: baseURL ?? baseUrl,
          onReady: () => emit("ready"),
          onOpen: () => emit("open"),
          onClose: () => emit("close"),
          onMessage: (message) => emit("message", message),
        });
      };
      watch(props, update, { immediate: true, deep: true });
      onBeforeUnmount(chat.unmount);
    });
    return () => null;
  },
});

export { LinkdeskChat as LinktorChat };

/** Controls the chat from any component. Returns the same object each time. */
export function useLinkdesk(): LinkdeskCommands {
  return commands;
}
