import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import type {
  PageFormField,
  PageMessage,
  PageOptions,
  PageProactiveMessage,
  PageUser,
} from "@linkdesk/contract/page-options.ts";
import { expectTypeOf, test } from "vitest";
import type {
  LinkdeskFormField,
  LinkdeskLanguage,
  LinkdeskMessage,
  LinkdeskProactiveMessage,
  LinkdeskSettings,
  LinkdeskUser,
} from "./options.ts";

/** Here `user` can also be null, and the languages are listed for editors. */
type Different = "user" | "language";

// Checked by the compiler, not by running: the published types say what the widget takes.
test("the options are those of the contract", () => {
  expectTypeOf<LinkdeskUser>().toEqualTypeOf<PageUser>();
  expectTypeOf<LinkdeskMessage>().toEqualTypeOf<PageMessage>();
  expectTypeOf<LinkdeskFormField>().branded.toEqualTypeOf<PageFormField>();
  expectTypeOf<LinkdeskProactiveMessage>().toEqualTypeOf<PageProactiveMessage>();
  expectTypeOf<LinkdeskLanguage>().toEqualTypeOf<InboxSettings["language"]>();
  type Settings = Omit<LinkdeskSettings, "channelId" | "baseURL" | Different>;
  expectTypeOf<Settings>().branded.toEqualTypeOf<Omit<PageOptions, Different>>();
});
