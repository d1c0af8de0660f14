import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { lazy } from "../lazy.ts";
import { useEscape } from "../use-escape.ts";
import { MenuIcon } from "./icons.tsx";

const useConfirmDialog = lazy(() => import("./confirm-dialog.tsx"));
const useTranscriptDialog = lazy(() => import("./transcript-dialog.tsx"));

type Item = { label: string; act: () => void };

/** What can be done with the conversation, as far as the inbox allows it. */
export function Menu({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { endConversation, transcript, transcriptByEmail, sounds } = chat.settings.behaviour;
  const [isOpen, setIsOpen] = useState(false);
  const [isEnding, setIsEnding] = useState(false);
  const [isMailing, setIsMailing] = useState(false);
  const ending = useConfirmDialog(isEnding);
  const mailing = useTranscriptDialog(isMailing);
  const [problem, setProblem] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasEnded = useRef(false);

  const download = async () => {
    const text = await chat.transcript();
    if (text === null) setProblem(words.transcriptFailed);
    else save(text, `${chat.config.brandName}.txt`);
  };
  const items: Item[] = [];
  if (transcript && state.conversation) {
    items.push({ label: words.transcript, act: () => void download() });
    if (transcriptByEmail) {
      items.push({ label: words.mailTranscript, act: () => setIsMailing(true) });
    }
  }
  if (sounds) {
    const label = state.isMuted ? words.soundOn : words.soundOff;
    items.push({ label, act: () => chat.mute(!state.isMuted) });
  }
  if (endConversation && state.conversation?.status === "open") {
    items.push({ label: words.endConversation, act: () => setIsEnding(true) });
  }
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const isGone = items.length === 0;
  useEffect(() => {
    // The last thing that could be done here was done, and the focus went with the button.
    if (isGone && wasEnded.current) chat.focus();
    wasEnded.current = false;
  }, [isGone, chat]);
  if (isGone) return null;
  return (
    <div class="menu">
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={words.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          setProblem(null);
          setIsOpen(!isOpen);
        }}
      >
        <MenuIcon />
      </button>
      {isOpen && <MenuList items={items} onClose={close} />}
      {isEnding && ending && (
        <ending.ConfirmDialog
          question={words.endQuestion}
          confirm={words.endConfirm}
          onAnswer={(isSure) => {
            setIsEnding(false);
            button.current?.focus();
            wasEnded.current = isSure;
            if (!isSure) return;
            void chat.end().then((hasEnded) => {
              wasEnded.current &&= hasEnded;
              setProblem(hasEnded ? null : words.endFailed);
            });
          }}
        />
      )}
      {isMailing && mailing && (
        <mailing.TranscriptDialog
          state={state}
          onClose={() => {
            setIsMailing(false);
            button.current?.focus();
          }}
        />
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function MenuList({ items, onClose }: { items: Item[]; onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useEscape(onClose);
  useEffect(() => {
    list.current?.querySelector("button")?.focus();
    const onPointer = (event: PointerEvent) => {
      const isInside =
        event.target instanceof Node && list.current?.parentElement?.contains(event.target);
      if (!isInside) onClose();
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((one) => one.matches(":focus"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") return onClose();
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };
  return (
    <div ref={list} class="menu-list" role="menu" tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map(({ label, act }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose();
            act();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Hands a text to the browser's downloads. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
