export { commands, type MountedChat, mountChat } from "./chat.ts";
export type {
  LinkdeskCommands,
  LinkdeskFormField,
  LinkdeskLanguage,
  LinkdeskMessage,
  LinkdeskOptions,
  LinkdeskProactiveMessage,
  LinkdeskSettings,
  LinkdeskTranslations,
  LinkdeskUser,
} from "./options.ts";
