import { vi } from "vitest";

/** Puts an object in the place of `document`, also for those who ask Document.prototype. */
export function stubDocument(document: object): void {
  vi.stubGlobal("document", document);
  vi.stubGlobal("Document", { prototype: document });
}
