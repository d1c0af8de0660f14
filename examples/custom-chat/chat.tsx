// A chat screen of your own on @linkdesk/chat. docs/headless.md explains what it uses.
import { browserEnvironment, createChat, type Message } from "@linkdesk/chat";
import { useChat } from "@linkdesk/chat/react";
import Pusher from "pusher-js";
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

// In your code: the id of your inbox, which lets custom clients in (Security, Custom clients).
const inboxId = new URLSearchParams(location.search).get("inbox") ?? "";
const chat = createChat({ inboxId, Pusher, ...browserEnvironment() });

function ChatScreen() {
  const state = useChat(chat);
  const { config, messages, pending, typing } = state;
  const end = useRef<HTMLLIElement>(null);
  const newest = pending.at(-1)?.clientId ?? messages.at(-1)?.id;
  useEffect(() => {
    if (newest) end.current?.scrollIntoView();
    chat.markRead();
  }, [newest]);
  if (state.status === "failed") return <p role="alert">{state.error?.message}</p>;
  return (
    <main>
      <header>
        {config?.brandName} · {state.isOnline ? "We are here." : "We will answer soon."}
      </header>
      <ol role="log" aria-label="Conversation">
        {state.hasOlder && <Action label="Earlier messages" onClick={chat.loadOlder} />}
        {messages.map((message) => (
          <Bubble key={message.clientId ?? message.id} message={message} />
        ))}
        {pending.map(({ clientId, text, status }) => (
          <li key={clientId} className="mine">
            <p>{text}</p>
            {status === "sending" && <small>Sending…</small>}
            {status === "failed" && (
              <Action label="Not sent. Try again" onClick={() => chat.retry(clientId)} />
            )}
          </li>
        ))}
        <li ref={end} />
      </ol>
      <div role="status">
        {state.isReconnecting && "Reconnecting…"}
        {typing !== null && `${typing || "Somebody"} is typing…`}
      </div>
      <Composer />
    </main>
  );
}

type ActionProps = { label: string; onClick: () => void; disabled?: boolean };
const Action = ({ label, ...rest }: ActionProps) => (
  <button type="button" {...rest}>
    {label}
  </button>
);

function Bubble({ message }: { message: Message }) {
  const { author, text, attachments, content, response } = message;
  const isAsked = content.type === "interactive" && content.interactive.type === "buttons";
  const buttons = isAsked && "buttons" in content.interactive ? content.interactive.buttons : [];
  const answer = (buttonId: string) => void chat.answer(message, { buttonId });
  return (
    <li className={author.type === "contact" ? "mine" : ""}>
      {text && <p>{text}</p>}
      {attachments.map(({ id, name, url }) => (
        <a key={id} href={chat.resolve(url)}>
          {name}
        </a>
      ))}
      {buttons.map(({ id, label }) => (
        <Action key={id} {...{ label, disabled: !!response, onClick: () => answer(id) }} />
      ))}
    </li>
  );
}

function Composer() {
  const [text, setText] = useState("");
  const write = (next: string) => [setText(next), chat.typed(next)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chat.send(text)) setText("");
  };
  const attach = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const { data, error } = await chat.upload(file, file.name);
    if (data) chat.send("", { attachments: [data] });
    else alert(error.message);
  };
  return (
    <form onSubmit={submit}>
      <input type="file" aria-label="Attach a file" onChange={attach} />
      <input aria-label="Message" value={text} onChange={(event) => write(event.target.value)} />
      <button type="submit">Send</button>
    </form>
  );
}

createRoot(document.getElementById("app") as HTMLElement).render(<ChatScreen />);
