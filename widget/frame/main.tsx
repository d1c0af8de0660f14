import { render } from "preact";
import { readableOn, safeColor } from "../color.ts";
import { pickDictionary } from "../locales/pick.ts";
import { createApi } from "./api.ts";
import { createChat } from "./chat.ts";
import { App } from "./components/app.tsx";
import { apiBase, readConfig } from "./config.ts";
import { EnvironmentProvider } from "./context.ts";
import "./frame.css";
import { connectHost } from "./host-link.ts";

async function run(root: HTMLElement): Promise<void> {
  // Listens at once: the loader hands over its port as soon as the frame has loaded.
  const connecting = connectHost();
  const config = readConfig();
  const color = safeColor(config.color);
  document.documentElement.style.setProperty("--linkdesk-color", color);
  document.documentElement.style.setProperty("--on-color", readableOn(color));
  const language = document.documentElement.lang || "en";
  const chat = createChat(config, createApi(apiBase(location.pathname)), await connecting);
  render(
    <EnvironmentProvider value={{ chat, words: pickDictionary(language), language }}>
      <App />
    </EnvironmentProvider>,
    root,
  );
}

const root = document.getElementById("app");
if (root) void run(root);
