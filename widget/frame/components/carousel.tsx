import type { Card } from "@linkdesk/contract/message-content.ts";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import { BackIcon, ForwardIcon } from "./icons.tsx";

type Props = { cards: Card[]; draw: (card: Card) => ComponentChildren };

/** Cards side by side: scrolled by hand, by keyboard, or with the two buttons. */
export function Carousel({ cards, draw }: Props) {
  const { words } = useEnvironment();
  const track = useRef<HTMLUListElement>(null);
  const move = (direction: -1 | 1) => {
    const list = track.current;
    const first = list?.firstElementChild;
    if (!list || !first) return;
    const isMirrored = document.documentElement.dir === "rtl";
    const left = first.clientWidth * direction * (isMirrored ? -1 : 1);
    list.scrollBy({ left });
  };
  return (
    <div class="carousel">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard. */}
      <ul ref={track} tabIndex={0}>
        {cards.map((card) => (
          <li key={card.title}>{draw(card)}</li>
        ))}
      </ul>
      {cards.length > 1 && (
        <div class="carousel-buttons">
          <button
            type="button"
            class="icon-button"
            aria-label={words.previous}
            onClick={() => move(-1)}
          >
            <BackIcon />
          </button>
          <button type="button" class="icon-button" aria-label={words.next} onClick={() => move(1)}>
            <ForwardIcon />
          </button>
        </div>
      )}
    </div>
  );
}
