import { safeHref } from "@linkdesk/chat/linkify.ts";
import type { VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { HomeCard } from "@linkdesk/contract/inboxes.ts";
import { useRef } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { formatShort } from "../dates.ts";
import { fillGreeting } from "../greeting.ts";
import { homeHasComposer, takesMessages } from "../screen.ts";
import { useFocusRequest } from "../use-focus.ts";
import { BrandMark } from "./brand-mark.tsx";
import { CloseButton } from "./header.tsx";
import { ForwardIcon, LinkIcon } from "./icons.tsx";
import { Said } from "./rows.tsx";

/** What a visitor sees first: a greeting, what there is to read, and the way into a conversation. */
export function Home({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { config, settings } = chat;
  const { messages, appearance, behaviour } = settings;
  const shown = behaviour.severalConversations
    ? state.conversations
    : state.conversations.slice(0, 1);
  const text = state.isOnline ? messages.introduction : messages.offline;
  // Said once, where the introduction says it too.
  const isSaid = !state.isOnline || text.includes(messages.replyExpectation);
  const expectation = isSaid ? "" : messages.replyExpectation;
  const hasComposer = homeHasComposer(state, settings);
  return (
    <div class="home linkdesk-home linktor-home">
      <header class="hero linkdesk-header linktor-header">
        <div class="hero-top">
          <BrandMark name={config.brandName} logoUrl={appearance.logoUrl} />
          <span class="hero-name" dir="auto">
            {config.brandName}
          </span>
          <CloseButton />
        </div>
        <h1 dir="auto">{fillGreeting(messages.greeting, state.contact.name)}</h1>
      </header>
      <div class="home-body">
        <div class="introduction">
          {text && <p dir="auto">{text}</p>}
          {expectation && (
            <p class="expectation" dir="auto">
              {expectation}
            </p>
          )}
          {!hasComposer && <StartButton state={state} />}
        </div>
        {messages.notice && (
          <p class="notice" dir="auto">
            {messages.notice}
          </p>
        )}
        {shown.length > 0 && <ConversationList conversations={shown} />}
        {hasComposer && messages.welcome && <Said text={messages.welcome} />}
        {appearance.cards.map((card) => (
          <CardView key={card.title} card={card} />
        ))}
        {hasComposer && !messages.welcome && <p class="hint">{words.returnHint}</p>}
      </div>
    </div>
  );
}

function StartButton({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { settings } = chat;
  const button = useRef<HTMLButtonElement>(null);
  useFocusRequest(button, state);
  const own = takesMessages(state, settings) ? words.leaveMessage : words.start;
  const [only] = state.conversations;
  // Where there is one conversation, it is gone on with from the list.
  if (only && !settings.behaviour.severalConversations && only.status === "open") return null;
  return (
    <button ref={button} type="button" class="primary start" onClick={() => chat.startNew()}>
      {settings.behaviour.startButton || own}
    </button>
  );
}

function ConversationList({ conversations }: { conversations: readonly VisitorConversation[] }) {
  const { chat, words, language } = useEnvironment();
  return (
    <nav class="conversations" aria-label={words.conversations}>
      <h2>{words.conversations}</h2>
      <ul>
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <button type="button" onClick={() => chat.openConversation(conversation)}>
              <span class="preview">
                <b dir="auto">{conversation.preview || words.noPreview}</b>
                <time dateTime={conversation.lastMessageAt}>
                  {formatShort(new Date(conversation.lastMessageAt), language)}
                </time>
              </span>
              {conversation.unread > 0 && (
                <span class="dot">
                  <span class="sr-only">{words.unreadMessages(conversation.unread)}</span>
                </span>
              )}
              <ForwardIcon />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** An announcement, or a link to another page. Only web addresses become links. */
function CardView({ card }: { card: HomeCard }) {
  const { words } = useEnvironment();
  const href = safeHref(card.url);
  const image = card.type === "announcement" ? safeHref(card.imageUrl) : null;
  const content = (
    <>
      {image && <img src={image} alt="" loading="lazy" referrerpolicy="no-referrer" />}
      <span class="card-text">
        <b dir="auto">{card.title}</b>
        {card.type === "announcement" && card.text && <span dir="auto">{card.text}</span>}
      </span>
      {href && <LinkIcon />}
      {href && <span class="sr-only">{`(${words.opensNewTab})`}</span>}
    </>
  );
  const name = `home-card card-${card.type}`;
  if (!href) return <div class={name}>{content}</div>;
  return (
    <a class={name} href={href} target="_blank" rel="noopener noreferrer">
      {content}
    </a>
  );
}
