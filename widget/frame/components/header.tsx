import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { BrandMark } from "./brand-mark.tsx";
import { CloseIcon } from "./icons.tsx";

export function CloseButton() {
  const { chat, words } = useEnvironment();
  return (
    <button type="button" class="icon-button" aria-label={words.close} onClick={chat.close}>
      <CloseIcon />
    </button>
  );
}

/** Above a conversation: whose chat this is, and who answers. */
export function Header({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { brandName } = chat.config;
  const agent = state.messages.findLast((m) => m.author.type === "agent")?.author.name;
  return (
    <header class="header">
      <BrandMark name={brandName} />
      <div class="header-text">
        <h1 dir="auto">{brandName}</h1>
        <p dir="auto">{agent ? words.talkingWith(agent) : words.team}</p>
      </div>
      <CloseButton />
    </header>
  );
}
