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
export { LINKDESK_CONFIG, provideLinkdesk } from "./config.ts";
export {
  LinkdeskChatComponent,
  LinkdeskChatModule,
  LinkdeskChatModule as LinktorChatModule,
} from "./linkdesk-chat.ts";
export { LinkdeskService } from "./linkdesk-service.ts";
