import { inject } from "@angular/core";
import { type LinkdeskMessage, LinkdeskService, type LinkdeskUser } from "@linkdesk/angular";
import { exampleSettings, PEOPLE } from "../example-settings.ts";

/** A shop with a chat, and a button for everything that can happen to it. */
export class Shop {
  readonly people = PEOPLE;
  readonly settings = exampleSettings();
  readonly translations = { sendButton: "Go" };
  readonly chat = inject(LinkdeskService);
  readonly log: string[] = [];
  user: LinkdeskUser | null | undefined;
  channel = this.settings.channelId;
  page = "one";
  clicks = 0;

  noteMessage(message: LinkdeskMessage) {
    this.log.push(`message ${message.text} after ${this.clicks}`);
  }
}

export const buttons = `
  <h1>Shop</h1>
  <button (click)="chat.open()">Open</button>
  <button (click)="chat.close()">Close</button>
  <button (click)="chat.sendMessage({ text: 'Hello' })">Send</button>
  <button (click)="user = people.ana">Ana</button>
  <button (click)="user = people.rae">Rae</button>
  <button (click)="user = people.bo">Bo</button>
  <button (click)="user = null">Sign out</button>
  <button (click)="channel = settings.otherChannelId">Other channel</button>
  <button (click)="clicks = clicks + 1">Clicked {{ clicks }}</button>
  <button (click)="page = 'none'">Leave</button>
  <button (click)="page = 'one'">One</button>
  <button (click)="page = 'two'">Two</button>
`;

export const log = `<ol>@for (line of log; track $index) { <li>{{ line }}</li> }</ol>`;
