import { provideServerRendering, renderApplication } from "@angular/platform-server";
import { start } from "./app.ts";

export function render(page: string): Promise<string> {
  const document = page.replace("<!--app-->", "<app-root></app-root>");
  return renderApplication((context) => start(context, [provideServerRendering()]), { document });
}
