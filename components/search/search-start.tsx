import { Clock, ListFilter } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { clearRecentSearches, readRecentSearches } from "@/lib/client/search/recent-searches";
import { t } from "@/lib/texts/search";
import { Key } from "./key.tsx";
import type { ShownCommand } from "./use-commands.ts";

/** What is shown before anything is typed: what can be done here, the last searches, and what filters there are. */
export function SearchStart({
  memberId,
  commands,
  onRun,
  onChoose,
}: {
  memberId: string;
  commands: readonly ShownCommand[];
  onRun: (command: ShownCommand) => void;
  onChoose: (q: string) => void;
}) {
  const [recent, setRecent] = useState(() => readRecentSearches(memberId));
  const examples = [
    { text: t("start.from"), q: `from:${t("exampleName")}` },
    { text: t("start.inbox"), q: `inbox:${t("exampleInbox")}` },
    { text: t("start.tag"), q: `tag:${t("exampleTag")}` },
    { text: t("start.after"), q: `after:${dayBefore(30)}` },
    { text: t("start.before"), q: `before:${dayBefore(365)}` },
    { text: t("start.has"), q: "has:file" },
  ];
  return (
    <>
      {commands.length > 0 && (
        <section className="mb-4">
          <Heading>{t("commands.conversation")}</Heading>
          <ul className="grid sm:grid-cols-2 sm:gap-x-4">
            {commands.map((command) => (
              <li key={command.id}>
                <Row
                  icon={<command.icon aria-hidden="true" className="size-4" />}
                  onClick={() => onRun(command)}
                >
                  <span className="min-w-0 flex-1 truncate">{command.label}</span>
                  {command.shortcut && <Key>{command.shortcut}</Key>}
                </Row>
              </li>
            ))}
          </ul>
        </section>
      )}
      {recent.length > 0 && (
        <section className="mb-4">
          <div className="flex items-center justify-between">
            <Heading>{t("start.recent")}</Heading>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => {
                clearRecentSearches();
                setRecent([]);
              }}
            >
              {t("start.clear")}
            </Button>
          </div>
          <ul>
            {recent.map((q) => (
              <li key={q}>
                <Row
                  icon={<Clock aria-hidden="true" className="size-4" />}
                  onClick={() => onChoose(q)}
                >
                  <span className="truncate">{q}</span>
                </Row>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <Heading>{t("start.examples")}</Heading>
        <ul>
          {examples.map(({ text, q }) => (
            <li key={q}>
              <Row
                icon={<ListFilter aria-hidden="true" className="size-4" />}
                onClick={() => onChoose(`${q} `)}
              >
                <span className="min-w-0 flex-1 truncate">{text}</span>
                <code className="shrink-0 text-muted text-xs">{q}</code>
              </Row>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

function Heading({ children }: { children: ReactNode }) {
  return <h3 className="py-1.5 font-medium text-muted text-xs">{children}</h3>;
}

function Row({
  icon,
  onClick,
  children,
}: {
  icon: ReactNode;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="-mx-2 flex w-[calc(100%+1rem)] items-center gap-3 rounded-control px-2 py-2 text-start text-sm hover:bg-hover"
    >
      <span className="text-muted">{icon}</span>
      {children}
    </button>
  );
}
