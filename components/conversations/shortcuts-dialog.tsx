"use client";

import { Dialog } from "@/components/ui/dialog";
import { t } from "@/lib/texts/shortcuts";
import { CONVERSATION_KEYS } from "./conversation-keys.ts";

const GROUPS = [
  {
    name: "list",
    keys: ["next", "open", "select", "extend", "all", "unselect", "search", "help"],
  },
  {
    name: "conversation",
    keys: ["reply", "leave", ...CONVERSATION_KEYS],
  },
  {
    name: "writing",
    keys: [
      "send",
      "sendAndResolve",
      "line",
      "replies",
      "mention",
      "emoji",
      "bold",
      "italic",
      "code",
      "codeBlock",
      "namedLink",
      "numbers",
      "list",
      "quote",
    ],
  },
] as const;

/** Every key of the conversations screen. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={t("title")}>
      <div className="space-y-5">
        {GROUPS.map(({ name, keys }) => (
          <section key={name}>
            <h3 className="mb-2 font-medium text-faint text-xs">{t(`groups.${name}`)}</h3>
            <dl className="space-y-1.5 text-sm">
              {keys.map((key) => (
                <div key={key} className="flex items-baseline gap-4">
                  <dt className="flex-1">{t(`does.${key}`)}</dt>
                  <dd>
                    <kbd className="rounded border border-line-strong px-1.5 py-0.5 font-sans text-muted text-xs">
                      {t(`keys.${key}`)}
                    </kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
