import "server-only";
import { type WorkspaceEvents, workspaceChannel } from "@linkdesk/contract/events.ts";
import { inBackground } from "../platform/background.ts";
import { publish } from "../platform/realtime.ts";

/** Tells the team that what all of them use has changed. The answer does not wait for it. */
export function announceSettings(
  workspaceId: string,
  what: WorkspaceEvents["settings.changed"]["what"],
): void {
  const channel = workspaceChannel(workspaceId);
  inBackground(
    "announceSettings",
    publish([{ channel, name: "settings.changed", data: { what } }]),
  );
}
