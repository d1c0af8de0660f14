import { safeHref } from "@linkdesk/chat/linkify.ts";
import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { FormField } from "@linkdesk/contract/form-fields.ts";
import type {
  Card,
  Interactive,
  MessageButton,
  MessageContent,
} from "@linkdesk/contract/message-content.ts";
import { Check, ExternalLink, Star } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { t } from "@/lib/texts/conversations";
import { LinkedText } from "./linked-text.tsx";

type Response = Message["response"];

/** A card or an interactive message as the visitor has it, with what they answered. */
export function RichContent({
  content,
  response,
}: {
  content: MessageContent;
  response: Response;
}) {
  if (content.type === "text") return null;
  return (
    <div className="not-first:mt-1 w-80 max-w-full rounded-card border border-line bg-raised text-start text-[15px] text-ink">
      {content.type === "card" ? (
        <CardContent card={content.card} response={response} />
      ) : (
        <InteractiveContent interactive={content.interactive} response={response} />
      )}
      {!response && <p className="px-4 pb-2.5 text-faint text-xs">{t("rich.notAnswered")}</p>}
    </div>
  );
}

function InteractiveContent({
  interactive,
  response,
}: {
  interactive: Interactive;
  response: Response;
}) {
  switch (interactive.type) {
    case "buttons":
      return (
        <Asked text={interactive.body.text}>
          <Buttons buttons={interactive.buttons} response={response} />
        </Asked>
      );
    case "quick_replies":
      return (
        <Asked text={interactive.body.text}>
          <Buttons buttons={interactive.replies} response={response} />
        </Asked>
      );
    case "carousel":
      return (
        <Asked text={interactive.body?.text}>
          <ul aria-label={t("rich.cards")} className="flex flex-col gap-2">
            {interactive.cards.map((card, index) => (
              <li key={`${index}-${card.title}`} className="rounded-control border border-line">
                <CardContent card={card} response={response} />
              </li>
            ))}
          </ul>
        </Asked>
      );
    case "form":
      return (
        <Asked text={interactive.body.text}>
          <Answers fields={interactive.fields} response={response} />
        </Asked>
      );
    case "csat":
      return (
        <Asked text={interactive.body.text}>
          <Rating scale={interactive.scale} response={response} />
        </Asked>
      );
    default:
      return assertNever(interactive);
  }
}

function Asked({ text, children }: { text: string | undefined; children: React.ReactNode }) {
  return (
    <div className="px-4 py-3">
      {text && (
        <div dir="auto" className="mb-2.5 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <LinkedText text={text} author="bot" />
        </div>
      )}
      {children}
    </div>
  );
}

function CardContent({ card, response }: { card: Card; response: Response }) {
  const image = foreignPicture(card.imageUrl);
  return (
    <>
      {image && (
        <img
          src={image}
          alt=""
          loading="lazy"
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
          className="h-36 w-full rounded-t-card bg-sunken object-cover"
        />
      )}
      <div className="px-4 py-3">
        <p dir="auto" className="font-semibold [overflow-wrap:anywhere]">
          {card.title}
        </p>
        {card.subtitle && (
          <p dir="auto" className="text-muted text-sm [overflow-wrap:anywhere]">
            {card.subtitle}
          </p>
        )}
        {card.buttons.length > 0 && (
          <div className="mt-2.5">
            <Buttons buttons={card.buttons} response={response} />
          </div>
        )}
      </div>
    </>
  );
}

/** The visitor's buttons: here they only show which one was pressed. */
function Buttons({ buttons, response }: { buttons: readonly MessageButton[]; response: Response }) {
  const chosen = response && "buttonId" in response ? response.buttonId : null;
  return (
    <ul aria-label={t("rich.choices")} className="flex flex-wrap gap-1.5">
      {buttons.map((button) => {
        const isChosen = button.id === chosen;
        return (
          <li
            key={button.id}
            className={cx(
              "inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border px-3 py-0.5 text-[13px]",
              isChosen
                ? "border-accent bg-accent-soft font-medium text-accent-text"
                : "border-line-strong text-muted",
            )}
          >
            {isChosen && <Check aria-hidden="true" className="size-3.5 shrink-0" />}
            <bdi className="min-w-0 truncate">{button.label}</bdi>
            {isChosen && <span className="sr-only">{t("rich.chosen")}</span>}
            {button.url && <ButtonAddress url={button.url} label={button.label} />}
          </li>
        );
      })}
    </ul>
  );
}

function ButtonAddress({ url, label }: { url: string; label: string }) {
  const href = safeHref(url);
  if (!href) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      title={url}
      aria-label={t("rich.link", { label })}
      className="-me-1 rounded p-0.5"
    >
      <ExternalLink aria-hidden="true" className="size-3.5" />
    </a>
  );
}

const CHECKED = /^(true|on|yes|1)$/i;

function Answers({ fields, response }: { fields: readonly FormField[]; response: Response }) {
  const values = response && "values" in response ? response.values : {};
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {fields.map((field) => {
        const value = values[field.name];
        const shown =
          field.type === "checkbox" && value ? (CHECKED.test(value) ? t("yes") : t("no")) : value;
        return (
          <div key={field.name}>
            <dt className="text-muted text-xs">{field.label}</dt>
            <dd dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {shown || <span className="text-faint">–</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Rating({ scale, response }: { scale: number; response: Response }) {
  const given = response && "rating" in response ? response : null;
  const stars = Array.from({ length: scale }, (_, index) => index + 1);
  return (
    <>
      <p className="flex gap-1">
        {stars.map((star) => (
          <Star
            key={star}
            aria-hidden="true"
            className={cx(
              "size-5",
              given && star <= given.rating ? "fill-current text-accent-text" : "text-faint",
            )}
          />
        ))}
        <span className="sr-only">
          {given
            ? t("rich.rating", { rating: given.rating, scale })
            : t("rich.noRating", { scale })}
        </span>
      </p>
      {given?.comment && (
        <p
          dir="auto"
          className="mt-2 whitespace-pre-wrap text-sm [overflow-wrap:anywhere]"
        >{`“${given.comment}”`}</p>
      )}
    </>
  );
}
