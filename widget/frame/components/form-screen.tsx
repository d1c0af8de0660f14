import { useEffect, useRef } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { withMessage } from "../forms.ts";
import { openQuestions } from "../screen.ts";
import { useFocusRequest } from "../use-focus.ts";
import { Form } from "./form.tsx";

type Props = { state: ChatState; kind: "form" | "offline" };

/** A screen of its own for a form: questions before the chat, or a message while nobody is online. */
export function FormScreen({ state, kind }: Props) {
  const { chat, words } = useEnvironment();
  const { messages, behaviour } = chat.settings;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusRequest(heading, state);
  return (
    <div class="form-screen">
      <h2 ref={heading} tabIndex={-1}>
        {kind === "offline" ? words.leaveMessage : words.formTitle}
      </h2>
      <p dir="auto">{kind === "offline" ? messages.offline : words.formIntro}</p>
      {kind === "offline" ? (
        <Form
          isGuarded
          fields={withMessage(behaviour.offlineForm.fields, words.message)}
          submitLabel={behaviour.offlineForm.submitButton || words.send}
          initial={known(state)}
          onSubmit={chat.leaveMessage}
        />
      ) : (
        <QuestionForm state={state} />
      )}
    </div>
  );
}

/** The questions before the first message. In a thread the first of them takes the focus. */
export function QuestionForm({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const box = useRef<HTMLDivElement>(null);
  const isHeld = state.opening.name === "held";
  useEffect(() => {
    if (isHeld) box.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [isHeld]);
  return (
    <div ref={box}>
      <Form
        isGuarded
        fields={openQuestions(state, chat.settings)}
        submitLabel={isHeld ? words.send : words.formSubmit}
        initial={known(state)}
        onSubmit={chat.submitForm}
      />
    </div>
  );
}

/** What the visitor need not type again. */
function known({ contact, remembered }: ChatState) {
  return {
    ...(contact.name && { name: contact.name }),
    ...(contact.email && { email: contact.email }),
    ...remembered,
  };
}
