import { createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { type DocumentProps, ReactDocument } from "./react-document.ts";

declare global {
  interface Window {
    /** Set by the server before this script. */
    documentProps: DocumentProps;
    /** How often React could not hydrate and rendered anew. */
    recoveries: number;
  }
}

window.recoveries = 0;
hydrateRoot(document, createElement(ReactDocument, window.documentProps), {
  onRecoverableError() {
    window.recoveries++;
  },
});
