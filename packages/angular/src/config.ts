import { InjectionToken, makeEnvironmentProviders } from "@angular/core";
import type { LinkdeskSettings } from "@linkdesk/embed";

/** The defaults of every `<linkdesk-chat>`; its own inputs override them. */
export const LINKDESK_CONFIG = new InjectionToken<Partial<LinkdeskSettings>>("LINKDESK_CONFIG", {
  factory: () => ({}),
});

/** For `bootstrapApplication`; with modules, `LinkdeskChatModule.forRoot()` does the same. */
export function provideLinkdesk(config: Partial<LinkdeskSettings>) {
  return makeEnvironmentProviders([{ provide: LINKDESK_CONFIG, useValue: config }]);
}
