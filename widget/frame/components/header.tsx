import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { hasHome } from "../screen.ts";
import { BrandMark } from "./brand-mark.tsx";
import { BackIcon, CloseIcon } from "./icons.tsx";
import { Menu } from "./menu.tsx";

export function CloseButton() {
  const { chat, words } = useEnvironment();
  return (
    <button type="button" class="icon-button" aria-label={words.close} onClick={chat.close}>
      <CloseIcon />
    </button>
  );
}

/** Above a conversation: whose chat this is, who answers, and what can be done with it. */
export function Header({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { config, settings } = chat;
  const isBegun = state.conversation !== null || state.outbox.length > 0;
  const hasBack = state.route === "thread" && (hasHome(settings) || !isBegun);
  return (
    <header class="header linkdesk-header linktor-header">
      {hasBack && (
        <button
          type="button"
          class="icon-button back"
          aria-label={words.back}
          onClick={() => chat.back()}
        >
          <BackIcon />
        </button>
      )}
      <BrandMark name={config.brandName} logoUrl={settings.appearance.logoUrl} />
      <div class="header-text">
        <h1>
          <bdi>{config.brandName}</bdi>
        </h1>
        <p>
          <bdi>
            <Subtitle state={state} />
          </bdi>
        </p>
      </div>
      <div class="header-actions">
        <Menu state={state} />
        <CloseButton />
      </div>
    </header>
  );
}

function Subtitle({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  if (!state.isOnline) return words.away;
  const agent = state.messages.findLast((m) => m.author.type === "agent")?.author.name;
  if (agent) return words.talkingWith(agent);
  return chat.settings.messages.replyExpectation || words.team;
}
