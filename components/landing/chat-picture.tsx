import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { t } from "@/lib/texts/landing";

const LINES = [
  { ours: false, line: "question" },
  { ours: true, line: "answer" },
  { ours: false, line: "thanks" },
] as const;

/** A picture of a conversation, for decoration. */
export function ChatPicture() {
  return (
    <div
      aria-hidden="true"
      className="w-full max-w-sm rotate-1 select-none rounded-2xl bg-raised shadow-float max-lg:hidden"
    >
      <div className="flex items-center gap-3 border-line border-b px-5 py-4">
        <Avatar name="Amelia Okafor" seed="amelia" online />
        <div>
          <p className="font-semibold text-[15px]">{t("picture.visitor")}</p>
          <p className="text-[13px] text-success-text">{t("picture.online")}</p>
        </div>
      </div>
      <div className="flex flex-col gap-2.5 p-5">
        {LINES.map(({ ours, line }) => (
          <p
            key={line}
            className={cx(
              "w-fit max-w-[85%] rounded-bubble px-3.5 py-2 text-[15px] leading-snug",
              ours
                ? "self-end rounded-ee-md bg-accent-soft text-ink"
                : "rounded-es-md bg-sunken text-ink",
            )}
          >
            {t(`picture.${line}`)}
          </p>
        ))}
        <span className="flex h-9 w-fit items-center gap-1 self-end rounded-bubble rounded-ee-md bg-accent-soft px-4 text-accent-text">
          <span className="size-1.5 animate-typing rounded-full bg-current" />
          <span className="size-1.5 animate-typing rounded-full bg-current [animation-delay:150ms]" />
          <span className="size-1.5 animate-typing rounded-full bg-current [animation-delay:300ms]" />
        </span>
      </div>
    </div>
  );
}
