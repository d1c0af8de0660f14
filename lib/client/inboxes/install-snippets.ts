/** Addresses of the deployment go into a script: keep them from ending it. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("<", "\\x3C")}'`;
}

function attribute(text: string): string {
  return `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;
}

export type SnippetKind = "script" | "identity" | "commands" | "react" | "vue" | "angular";

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

export function reactSnippet(appUrl: string, inboxId: string): string {
  return `import { LinkdeskChat } from '@linkdesk/react';

export function App() {
  return (
    <>
      <YourPages />
      <LinkdeskChat
        baseURL=${attribute(appUrl)}
        channelId=${attribute(inboxId)}
      />
    </>
  );
}`;
}

export function vueSnippet(appUrl: string, inboxId: string): string {
  return `<script setup>
import { LinkdeskChat } from '@linkdesk/vue';
</script>

<template>
  <YourPages />
  <LinkdeskChat
    baseURL=${attribute(appUrl)}
    channelId=${attribute(inboxId)}
  />
</template>`;
}

export function angularSnippet(appUrl: string, inboxId: string): string {
  return `// app.module.ts
import { LinkdeskChatModule } from '@linkdesk/angular';

@NgModule({
  imports: [
    LinkdeskChatModule.forRoot({
      baseURL: ${quoted(appUrl)},
      channelId: ${quoted(inboxId)}
    })
  ]
})
export class AppModule {}

// app.component.html
<linkdesk-chat></linkdesk-chat>`;
}

/** The package of each framework. */
export const PACKAGES = {
  react: "@linkdesk/react",
  vue: "@linkdesk/vue",
  angular: "@linkdesk/angular",
} as const satisfies Partial<Record<SnippetKind, string>>;

export const SNIPPETS = {
  script: scriptSnippet,
  identity: identitySnippet,
  commands: commandSnippet,
  react: reactSnippet,
  vue: vueSnippet,
  angular: angularSnippet,
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
