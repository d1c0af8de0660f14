import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { App } from "./app.tsx";

export async function render(document: string): Promise<string> {
  const html = renderToString(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  return document.replace("<!--app-->", html);
}
