import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { createActions } from "@linkdesk/chat/visitor/actions.ts";
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { lazy } from "../lazy.ts";
import type { MenuItem, MenuShown } from "../menu-items.ts";
import { useEscape } from "../use-escape.ts";

const useConfirmDialog = lazy(() => import("./confirm-dialog.tsx"));
const useTranscriptDialog = lazy(() => import("./transcript-dialog.tsx"));

type Props = {
  state: ChatState;
  items: readonly MenuItem[];
  shown: MenuShown;
  show: (next: MenuShown) => void;
  button: RefObject<HTMLButtonElement | null>;
};
type Labelled = { label: string; act: () => void };

/** What the menu opens: the list of what can be done, the dialogs, and what went wrong. */
export function MenuView({ state, items, shown, show, button }: Props) {
  const { chat, words } = useEnvironment();
  const ending = useConfirmDialog(shown === "end");
  const mailing = useTranscriptDialog(shown === "mail");
  const [problem, setProblem] = useState<string | null>(null);
  const isLeaving = useRef(false);
  const actions = useMemo(() => createActions(chat), [chat]);

  const isMuted = state.sound === "muted";
  const close = () => {
    show("nothing");
    button.current?.focus();
  };
  const download = async () => {
    const text = await actions.transcript();
    if (text === null) setProblem(words.transcriptFailed);
    else save(text, `${chat.config.brandName}.txt`);
  };
  const entries = {
    transcript: { label: words.transcript, act: () => void download() },
    mail: { label: words.mailTranscript, act: () => show("mail") },
    sound: {
      label: isMuted ? words.soundOn : words.soundOff,
      act: () => chat.mute(!isMuted),
    },
    end: { label: words.endConversation, act: () => show("end") },
  } satisfies Record<MenuItem, Labelled>;

  useEffect(() => {
    if (shown === "list") setProblem(null);
  }, [shown]);
  useEffect(
    () => () => {
      // The last thing that could be done here was done, and the focus went with the button.
      if (isLeaving.current) chat.focus();
    },
    [chat],
  );
  return (
    <>
      {shown === "list" && <MenuList items={items.map((item) => entries[item])} onClose={close} />}
      {shown === "end" && ending && (
        <ending.ConfirmDialog
          question={words.endQuestion}
          confirm={words.endConfirm}
          onAnswer={(isSure) => {
            close();
            isLeaving.current = isSure;
            if (!isSure) return;
            void actions.end().then((hasEnded) => {
              isLeaving.current &&= hasEnded;
              setProblem(hasEnded ? null : words.endFailed);
            });
          }}
        />
      )}
      {shown === "mail" && mailing && (
        <mailing.TranscriptDialog state={state} mail={actions.mailTranscript} onClose={close} />
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function MenuList({ items, onClose }: { items: Labelled[]; onClose: () => void }) {
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
