import type { TargetedDragEvent } from "preact";
import { useState } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import { lazy } from "../lazy.ts";
import { endingOf, homeHasComposer, screenOf } from "../screen.ts";
import { useStore } from "../store.ts";
import { useEscape } from "../use-escape.ts";
import { Composer } from "./composer.tsx";
import { Consent } from "./consent.tsx";
import { Header } from "./header.tsx";
import { Home } from "./home.tsx";
import { Thread } from "./thread.tsx";

const useForms = lazy(() => import("./form-screen.tsx"));

export function App() {
  const { chat, words } = useEnvironment();
  const { settings } = chat;
  const state = useStore(chat.store);
  useEscape(chat.close);

  const screen = screenOf(state, settings);
  const isForm = screen === "form" || screen === "offline";
  const forms = useForms(isForm);
  const ending = endingOf(state, settings);
  const hasComposer =
    screen === "thread"
      ? ending !== "held" && ending !== "ended"
      : screen === "home" && homeHasComposer(state, settings);
  const drop = useDrop(hasComposer && settings.behaviour.uploads.enabled);
  const { notice, offline } = settings.messages;

  return (
    <main class="chat" aria-label={words.chatWith(chat.config.brandName)} {...drop.listeners}>
      {screen === "consent" && <Consent state={state} />}
      {screen === "home" && <Home state={state} />}
      {(screen === "thread" || isForm) && <Header state={state} />}
      {notice && screen === "thread" && (
        <p class="notice" dir="auto">
          {notice}
        </p>
      )}
      {screen === "thread" && <Thread state={state} />}
      {isForm && (forms ? <forms.FormScreen state={state} kind={screen} /> : <Filler />)}
      {state.connection === "lost" && (
        <p class="connection" role="status">
          {words.reconnecting}
        </p>
      )}
      {screen === "thread" && hasComposer && !state.isOnline && offline && (
        <p class="away" dir="auto">
          {offline}
        </p>
      )}
      {hasComposer && <Composer state={state} />}
      {drop.isOver && (
        <div class="drop" aria-hidden="true">
          <span>{words.dropHere}</span>
        </div>
      )}
    </main>
  );
}

const Filler = () => <div class="filler" />;

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;

/** Files dropped anywhere on the chat. Where none are taken they are not opened over it either. */
function useDrop(isTaken: boolean) {
  const { chat } = useEnvironment();
  const [isOver, setIsOver] = useState(false);
  const listeners = {
    onDragOver(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(isTaken);
    },
    onDragLeave(event: TargetedDragEvent<HTMLElement>) {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) setIsOver(false);
    },
    onDrop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      if (isTaken) chat.files.add(event.dataTransfer?.files ?? []);
    },
  };
  return { isOver: isOver && isTaken, listeners };
}
