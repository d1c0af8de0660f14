/** Addresses of the deployment go into a script: keep them from ending it. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("<", "\\x3C")}'`;
}

function attribute(text: string): string {
  return `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;
}

export type SnippetKind =
  | "script"
  | "identity"
  | "commands"
  | "react"
  | "vue"
  | "angular"
  | "server"
  | "custom";

/** What a website pastes to show the chat of an inbox. */
export function scriptSnippet(appUrl: string, inboxId: string): string {
  return `<script>
  window.LinkdeskSettings = {
    baseURL: ${quoted(appUrl)},
    inboxID: ${quoted(inboxId)}
  };
</script>
<script async src=${attribute(`${encodeURI(appUrl)}/widget.js`)}></script>`;
}

/** The same for visitors whom the website knows: its server signs who they are. */
export function identitySnippet(appUrl: string, inboxId: string): string {
  return `<script>
  window.LinkdeskSettings = {
    baseURL: ${quoted(appUrl)},
    inboxID: ${quoted(inboxId)},
    userJWT: 'THE_TOKEN_YOUR_SERVER_SIGNED'
  };
</script>
<script async src=${attribute(`${encodeURI(appUrl)}/widget.js`)}></script>`;
}

/**
 * The same for websites that drive the chat by commands: `linktor('open')`. It asks for a function,
 * because an element with that id is a member of `window` too.
 */
export function commandSnippet(appUrl: string, inboxId: string): string {
  return `<script>
  window.LinktorObject = 'linktor';
  if (typeof window.linktor !== 'function') {
    window.linktor = function () { (linktor.q = linktor.q || []).push(arguments); };
  }
  linktor('init', {
    channelId: ${quoted(inboxId)}
  });
</script>
<script async src=${attribute(`${encodeURI(appUrl)}/v1/linktor.js`)}></script>`;
}

/** The package knows the address that it was installed from; so do those below. */
export function reactSnippet(_appUrl: string, inboxId: string): string {
  return `import { LinkdeskChat } from '@linkdesk/react';

export function App() {
  return (
    <>
      <YourPages />
      <LinkdeskChat
        channelId=${attribute(inboxId)}
      />
    </>
  );
}`;
}

export function vueSnippet(_appUrl: string, inboxId: string): string {
  return `<script setup>
import { LinkdeskChat } from '@linkdesk/vue';
</script>

<template>
  <YourPages />
  <LinkdeskChat
    channelId=${attribute(inboxId)}
  />
</template>`;
}

export function angularSnippet(_appUrl: string, inboxId: string): string {
  return `// app.module.ts
import { LinkdeskChatModule } from '@linkdesk/angular';

@NgModule({
  imports: [
    LinkdeskChatModule.forRoot({
      channelId: ${quoted(inboxId)}
    })
  ]
})
export class AppModule {}

// app.component.html
<linkdesk-chat></linkdesk-chat>`;
}

/** For a server that writes to visitors. */
export function serverSnippet(_appUrl: string, inboxId: string): string {
  return `import { Linkdesk } from '@linkdesk/sdk';

const client = new Linkdesk({ apiKey: process.env.LINKDESK_API_KEY });

const { data, error } = await client.messages.send({
  channelId: ${quoted(inboxId)},
  to: contactId, // from a webhook, or client.contacts.list()
  content: { type: 'text', text: 'Your order has been shipped.' }
});`;
}

/** For a chat screen of one's own. */
export function customSnippet(_appUrl: string, inboxId: string): string {
  return `import { browserEnvironment, createChat } from '@linkdesk/chat';
import Pusher from 'pusher-js';

const chat = createChat({
  inboxId: ${quoted(inboxId)},
  Pusher,
  ...browserEnvironment()
});

chat.subscribe(() => draw(chat.getState())); // your screen
chat.start();
chat.send('Hello');`;
}

/** The package of each kind: its name, what is installed beside it, and the name that code written for Linktor imports. */
export const PACKAGES = {
  react: { name: "@linkdesk/react", linktorName: "@linktor/react-webchat" },
  vue: { name: "@linkdesk/vue", linktorName: "@linktor/vue-webchat" },
  angular: { name: "@linkdesk/angular", linktorName: "@linktor/angular-webchat" },
  server: { name: "@linkdesk/sdk", linktorName: "@linktor/sdk" },
  custom: { name: "@linkdesk/chat", linktorName: null, beside: "pusher-js" },
} as const satisfies Partial<
  Record<SnippetKind, { name: string; linktorName: string | null; beside?: string }>
>;

/** Installs a package of this instance, from its address, under a name, and what stands `beside` it from the registry. */
export function installCommand(name: string, address: string, beside = ""): string {
  return ["npm install", `${name}@${address}`, beside].filter(Boolean).join(" ");
}

export const SNIPPETS = {
  script: scriptSnippet,
  identity: identitySnippet,
  commands: commandSnippet,
  react: reactSnippet,
  vue: vueSnippet,
  angular: angularSnippet,
  server: serverSnippet,
  custom: customSnippet,
} satisfies Record<SnippetKind, (appUrl: string, inboxId: string) => string>;

/** The rules that a website with a Content-Security-Policy has to add. */
export function cspHint(appUrl: string, launcherImageUrl: string): string {
  // The picture on the button is drawn in the page itself; everything else is in the frame.
  const rules = [
    "script-src",
    "connect-src",
    "frame-src",
    ...(launcherImageUrl ? ["img-src"] : []),
  ];
  return rules.map((rule) => `${rule} ${appUrl};`).join("\n");
}
