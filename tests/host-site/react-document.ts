import { createElement as h } from "react";

/** What the server and the browser render. `text` differs, so React renders the document anew. */
export type DocumentProps = {
  appUrl: string;
  inboxId: string;
  /** Where the widget's scripts are. */
  place: "head" | "body";
  text: string;
};

/** A whole page as frameworks on React 19 render it, with the widget's scripts in its tree. */
export function ReactDocument({ appUrl, inboxId, place, text }: DocumentProps) {
  const settings = JSON.stringify({ baseURL: appUrl, inboxID: inboxId });
  const scripts = [
    h("script", {
      key: "settings",
      dangerouslySetInnerHTML: { __html: `window.LinkdeskSettings = ${settings}` },
    }),
    // React moves an `async` one into the head by itself.
    h("script", {
      ...{ key: "widget", src: `${appUrl}/widget.js` },
      ...(place === "head" ? { async: true } : { defer: true }),
    }),
  ];
  return h(
    "html",
    { lang: "en" },
    h("head", null, h("meta", { charSet: "utf-8" }), h("title", null, "A shop on React"), [
      ...(place === "head" ? scripts : []),
    ]),
    h("body", null, h("h1", null, text), h("button", { type: "button" }, "A button"), [
      ...(place === "body" ? scripts : []),
    ]),
  );
}
