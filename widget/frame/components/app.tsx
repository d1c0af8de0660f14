import { useEffect } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import { useStore } from "../store.ts";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import { Home } from "./home.tsx";
import { Thread } from "./thread.tsx";

export function App() {
  const { chat, words } = useEnvironment();
  const state = useStore(chat.store);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) chat.close();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [chat]);

  const isHome = !state.isStarting && !state.conversation && state.outbox.length === 0;
  return (
    <main class="chat" aria-label={words.chatWith(chat.config.brandName)}>
      {isHome ? <Home /> : <Header state={state} />}
      {!isHome && <Thread state={state} />}
      {state.isReconnecting && (
        <p class="connection" role="status">
          {words.reconnecting}
        </p>
      )}
      <Composer state={state} />
    </main>
  );
}
