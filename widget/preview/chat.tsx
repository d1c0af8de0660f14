// The preview's inner document: the chat's own screens with a state that is made up. Nothing is requested.

import { createApi } from "@linkdesk/chat/visitor/api.ts";
import { createStore } from "@linkdesk/chat/visitor/store.ts";
import { chooseLanguage } from "@linkdesk/contract/languages.ts";
import type { Preview } from "@linkdesk/contract/preview.ts";
import { render } from "preact";
import { createChat } from "../frame/chat.ts";
import { App } from "../frame/components/app.tsx";
import { EnvironmentProvider } from "../frame/context.ts";
import { applyLooks } from "../frame/looks.ts";
import { inLanguage } from "../frame/own-language.ts";
import { mergeSettings } from "../frame/settings.ts";
import { loadDictionary } from "../locales/pick.ts";
import { followPreview } from "./follow-preview.ts";
import { sampleConfig, sampleInit, sampleState } from "./sample.ts";

/** Its actions do nothing: the chat waits for consent, and nobody gives it. */
function createSilentChat(preview: Preview) {
  const config = sampleConfig(preview);
  return createChat({
    config,
    settings: mergeSettings(config.settings, {}),
    api: createApi(""),
    host: { fire() {}, listen() {} },
    init: sampleInit(),
    embedder: location.origin,
  });
}

let silent: ReturnType<typeof createChat> | null = null;
let newest: Preview | null = null;

async function show(preview: Preview): Promise<void> {
  newest = preview;
  const config = sampleConfig(preview);
  const merged = mergeSettings(config.settings, {});
  const wanted = chooseLanguage(merged.language, navigator.languages);
  const { language, words } = await loadDictionary(wanted);
  // What was typed while the language was loading is shown instead.
  if (newest !== preview) return;
  const settings = inLanguage(merged, words);
  document.documentElement.lang = language;
  document.documentElement.dir = preview.isRtl ? "rtl" : "ltr";
  document.adoptedStyleSheets = [];
  await applyLooks(settings).catch(() => {});
  if (newest !== preview) return;
  silent ??= createSilentChat(preview);
  const store = createStore(sampleState(preview));
  const chat = { ...silent, config, settings, store };
  const root = document.getElementById("app");
  if (!root) return;
  render(
    <EnvironmentProvider value={{ chat, words, language }}>
      <App />
    </EnvironmentProvider>,
    root,
  );
}

followPreview((preview) => void show(preview));
