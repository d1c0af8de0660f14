import {
  Component,
  type EnvironmentProviders,
  provideZonelessChangeDetection,
} from "@angular/core";
import {
  type BootstrapContext,
  bootstrapApplication,
  provideClientHydration,
} from "@angular/platform-browser";
import { LinkdeskChatComponent, provideLinkdesk } from "@linkdesk/angular";
import { exampleSettings } from "../example-settings.ts";
import { buttons, log, Shop } from "./shop.ts";

@Component({
  selector: "app-root",
  imports: [LinkdeskChatComponent],
  template: `${buttons}
    @if (page === "one") {
      <linkdesk-chat [channelId]="channel" [showLauncher]="clicks !== 2"
        [translations]="translations" [user]="user" (onReady)="log.push('ready')" (onOpen)="log.push('open')"
        (onClose)="log.push('close')" (onMessage)="noteMessage($event)" />
    } @else if (page === "two") {
      <linkdesk-chat [channelId]="channel" [showLauncher]="clicks !== 2"
        [translations]="translations" [user]="user" (onReady)="log.push('ready')" (onOpen)="log.push('open')"
        (onClose)="log.push('close')" (onMessage)="noteMessage($event)" />
    }
    ${log}`,
})
export class App extends Shop {}

/** Standalone, without zones, rendered on the server (which adds providers) and hydrated. */
export function start(context?: BootstrapContext, extra: EnvironmentProviders[] = []) {
  const { baseURL } = exampleSettings();
  const providers = [
    provideZonelessChangeDetection(),
    provideClientHydration(),
    provideLinkdesk({ baseURL, primaryColor: "#0066ff", position: "bottom-left" }),
    ...extra,
  ];
  return bootstrapApplication(App, { providers }, context);
}
