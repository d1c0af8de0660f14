import { safeHref } from "@linkdesk/chat/linkify.ts";
import { answerMessage } from "@linkdesk/chat/visitor/answer-message.ts";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { Card, Interactive, MessageButton } from "@linkdesk/contract/message-content.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import type { Answering } from "./answering.ts";
import { Carousel } from "./carousel.tsx";
import { Csat } from "./csat.tsx";
import { Form } from "./form.tsx";
import { CheckIcon, LinkIcon } from "./icons.tsx";

type Props = {
  message: Message;
  /**
   * Passed in, because it loads a part later itself. A part that is loaded later and loads another one makes Rolldown put
   * Preact into a file of its own, which the frame would wait for.
   */
  drawText: (text: string) => ComponentChildren;
};

/** A card or an interactive message, and the visitor's answer to it. A chunk of its own. */
export function RichMessage({ message, drawText }: Props) {
  const { chat, words } = useEnvironment();
  const [status, setStatus] = useState<"idle" | "sending" | "failed">("idle");
  const isBusy = status === "sending";
  const answering: Answering = {
    response: message.response,
    isBusy,
    answer(body) {
      if (message.response || isBusy) return;
      setStatus("sending");
      void answerMessage(chat, message, body).then((isTaken) => {
        setStatus(isTaken ? "idle" : "failed");
        // A form that was sent is gone, and so is a rating, with the focus in it.
        if (isTaken && !("buttonId" in body)) chat.focus();
      });
    },
  };
  const { content } = message;
  return (
    <div class="rich">
      {content.type === "card" && <CardView card={content.card} answering={answering} />}
      {content.type === "interactive" && (
        <InteractiveView
          interactive={content.interactive}
          answering={answering}
          drawText={drawText}
        />
      )}
      {status === "failed" && (
        <p class="field-problem" role="alert">
          {words.answerFailed}
        </p>
      )}
    </div>
  );
}

type InteractiveProps = Pick<Props, "drawText"> & {
  interactive: Interactive;
  answering: Answering;
};

function InteractiveView({ interactive, answering, drawText }: InteractiveProps) {
  const { words } = useEnvironment();
  const body = interactive.body?.text;
  return (
    <>
      {body && drawText(body)}
      {interactive.type === "buttons" && (
        <Buttons buttons={interactive.buttons} answering={answering} />
      )}
      {interactive.type === "quick_replies" && (
        <Buttons buttons={interactive.replies} answering={answering} isQuick />
      )}
      {interactive.type === "carousel" && (
        <Carousel
          cards={interactive.cards}
          draw={(card) => <CardView card={card} answering={answering} />}
        />
      )}
      {interactive.type === "form" &&
        (answering.response ? (
          <p class="answered">
            <CheckIcon />
            <span>{words.answered}</span>
          </p>
        ) : (
          <Form
            fields={interactive.fields}
            submitLabel={interactive.submitButton}
            isBusy={answering.isBusy}
            onSubmit={(values) => answering.answer({ values })}
          />
        ))}
      {interactive.type === "csat" && <Csat answering={answering} />}
    </>
  );
}

function CardView({ card, answering }: { card: Card; answering: Answering }) {
  const image = safeHref(card.imageUrl);
  return (
    <article class="rich-card">
      {image && <img src={image} alt="" referrerpolicy="no-referrer" />}
      <div class="rich-card-text">
        <h2 dir="auto">{card.title}</h2>
        {card.subtitle && <p dir="auto">{card.subtitle}</p>}
      </div>
      {card.buttons.length > 0 && <Buttons buttons={card.buttons} answering={answering} />}
    </article>
  );
}

type ButtonsProps = { buttons: MessageButton[]; answering: Answering; isQuick?: boolean };

function Buttons({ buttons, answering, isQuick = false }: ButtonsProps) {
  return (
    <div class={isQuick ? "rich-buttons quick" : "rich-buttons"}>
      {buttons.map((button) => (
        <ButtonView key={button.id} button={button} answering={answering} />
      ))}
    </div>
  );
}

function ButtonView({ button, answering }: { button: MessageButton; answering: Answering }) {
  const { words } = useEnvironment();
  const { response, isBusy, answer } = answering;
  const isChosen = response !== null && "buttonId" in response && response.buttonId === button.id;
  const href = safeHref(button.url);
  const click = () => answer({ buttonId: button.id });
  if (href) {
    return (
      <a
        class="choice"
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        data-chosen={isChosen || undefined}
        onClick={click}
      >
        <span dir="auto">{button.label}</span>
        <LinkIcon />
        <span class="sr-only">{`(${words.opensNewTab})`}</span>
      </a>
    );
  }
  return (
    <button
      type="button"
      class="choice"
      data-chosen={isChosen || undefined}
      aria-pressed={response ? isChosen : undefined}
      disabled={isBusy || (response !== null && !isChosen)}
      onClick={click}
    >
      {isChosen && <CheckIcon />}
      <span dir="auto">{button.label}</span>
    </button>
  );
}
