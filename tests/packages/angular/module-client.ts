import "zone.js";
import { Component, NgModule, provideZoneChangeDetection } from "@angular/core";
import { BrowserModule, platformBrowser } from "@angular/platform-browser";
import { LinktorChatModule } from "@linkdesk/angular";
import { exampleSettings } from "../example-settings.ts";
import { buttons, log, Shop } from "./shop.ts";

const { baseURL, channelId } = exampleSettings();

@Component({
  selector: "app-root",
  standalone: false,
  template: `${buttons}
    @if (page === "one") {
      <linktor-chat [channelId]="channel" [primaryColor]="'#0066ff'" [position]="'bottom-left'"
        [showLauncher]="clicks !== 2" [translations]="translations" [user]="user" (onReady)="log.push('ready')"
        (onOpen)="log.push('open')" (onClose)="log.push('close')" (onMessage)="noteMessage($event)">
      </linktor-chat>
    } @else if (page === "two") {
      <linktor-chat [channelId]="channel" [primaryColor]="'#0066ff'" [position]="'bottom-left'"
        [showLauncher]="clicks !== 2" [translations]="translations" [user]="user" (onReady)="log.push('ready')"
        (onOpen)="log.push('open')" (onClose)="log.push('close')" (onMessage)="noteMessage($event)">
      </linktor-chat>
    }
    ${log}`,
})
export class App extends Shop {}

@NgModule({
  declarations: [App],
  imports: [BrowserModule, LinktorChatModule.forRoot({ channelId, baseURL })],
  providers: [provideZoneChangeDetection()],
  bootstrap: [App],
})
export class AppModule {}

document.getElementById("app")?.append(document.createElement("app-root"));
platformBrowser().bootstrapModule(AppModule);
