import type { Locator } from "@playwright/test";
import type { SettingsTab } from "../../support/settings-editor.ts";
import type { Visit } from "../../support/widget-visit.ts";

/** One setting: where an admin changes it, and what a visitor then sees. */
export type SettingRow = {
  /** Its path in `inboxSettings`, or in the inbox itself. */
  setting: string;
  tab: SettingsTab;
  change: (panel: Locator) => Promise<void>;
  see: (visit: Visit) => Promise<void>;
};

/** Settings that are saved together and seen in one visit, row by row. */
export type SettingsGroup = {
  title: string;
  /** The team is there; else the dashboard of whoever edits does not count as being there. */
  isOnline: boolean;
  /** What a visitor sees before anything is changed, where only a comparison proves a row. */
  before?: (visit: Visit) => Promise<void>;
  rows: SettingRow[];
};
