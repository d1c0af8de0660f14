// A “contact us” form without the widget: each message becomes a conversation, and the answer comes by e-mail.
// The inbox lets custom clients in (Security) and trusts this page's domain.
import { browserEnvironment, createChat } from "@linkdesk/chat";

const inboxId = new URLSearchParams(location.search).get("inbox") ?? "";
// Without storage: who writes again from the same computer may be somebody else.
const chat = createChat({ inboxId, ...browserEnvironment(), storage: undefined });
const form = document.querySelector("form") as HTMLFormElement;
const status = form.querySelector('[role="status"]') as HTMLElement;
const button = form.querySelector("button") as HTMLButtonElement;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? "");
  button.disabled = true;
  status.textContent = "Sending…";
  chat.start();
  chat.send(text("message"), { form: { name: text("name"), email: text("email") } });
});

chat.subscribe(() => {
  const { status: now, pending, messages } = chat.getState();
  const isSent = messages.length > 0 && pending.length === 0;
  const isFailed = now === "failed" || pending.some((message) => message.status === "failed");
  if (!isSent && !isFailed) return;
  status.textContent = isSent
    ? "Thank you. We will answer by e-mail."
    : "Your message could not be sent. Please try again.";
  button.disabled = false;
  if (isSent) form.reset();
  // Each message is a conversation of its own.
  for (const { clientId } of pending) chat.discard(clientId);
  chat.logout();
  chat.stop();
});
