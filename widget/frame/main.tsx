import { createApi } from "@linkdesk/chat/visitor/api.ts";
import { chooseLanguage } from "@linkdesk/contract/languages.ts";
import { render } from "preact";
import { isRightToLeft, loadDictionary } from "../locales/pick.ts";
import { createChat } from "./chat.ts";
import { App } from "./components/app.tsx";
import { apiBase, readConfig } from "./config.ts";
import { EnvironmentProvider } from "./context.ts";
import { connectHost } from "./host-link.ts";
import { applyLooks } from "./looks.ts";
import { checkOverrides } from "./overrides.ts";
import { inLanguage } from "./own-language.ts";
import { mergeSettings } from "./settings.ts";
import { submitForms } from "./submit-forms.ts";
import { followTranslation } from "./translated.ts";
import { trapFocus } from "./trap-focus.ts";
import { typeAnywhere } from "./type-anywhere.ts";

async function run(root: HTMLElement): Promise<void> {
  // Listens at once: the panel sends its port as soon as the frame has loaded.
  const connecting = connectHost();
  const config = readConfig();
  const { host, init, embedder } = await connecting;
  const overrides = checkOverrides(init.overrides);
  const merged = mergeSettings(config.settings, overrides);
  const looking = applyLooks(merged);
  const wanted = chooseLanguage(merged.language, navigator.languages);
  const { language, words } = await loadDictionary(wanted);
  const settings = inLanguage(merged, words);
  document.documentElement.lang = language;
  document.documentElement.dir = isRightToLeft(language) ? "rtl" : "ltr";
  // The chat works without the custom CSS.
  await looking.catch(() => {});
  trapFocus();
  typeAnywhere();
  submitForms();
  followTranslation(root);
  const api = createApi(apiBase(location.pathname));
  const chat = createChat({ config, settings, api, host, embedder, init: { ...init, overrides } });
  render(
    <EnvironmentProvider value={{ chat, words, language }}>
      <App />
    </EnvironmentProvider>,
    root,
  );
}

const root = document.getElementById("app");
if (root) void run(root);
