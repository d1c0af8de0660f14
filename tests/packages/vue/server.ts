import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import App from "./app.vue";

export async function render(document: string): Promise<string> {
  return document.replace("<!--app-->", await renderToString(createSSRApp(App)));
}
