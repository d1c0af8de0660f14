import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { useEscape } from "../use-escape.ts";
import { Form } from "./form.tsx";

type Props = { state: ChatState; onClose: () => void };

/** Asks where the conversation should be mailed to, and says whether it is on its way. */
export function TranscriptDialog({ state, onClose }: Props) {
  const { chat, words } = useEnvironment();
  const dialog = useRef<HTMLDialogElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    // Before the focus goes back: what is behind an open dialog cannot take it.
    dialog.current?.close();
    onClose();
  };
  useEscape(close);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => done.current?.focus(), [sentTo]);

  const send = async (email: string) => {
    setIsBusy(true);
    setProblem(null);
    const outcome = await chat.mailTranscript(email);
    setIsBusy(false);
    if (outcome === "sent") setSentTo(email);
    else setProblem(outcome === "limited" ? words.mailLimited : words.mailFailed);
  };
  const email = state.remembered.email ?? state.contact.email;
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="transcript-title">
      <h2 id="transcript-title">{words.mailTitle}</h2>
      {sentTo === null ? (
        <>
          <Form
            fields={[{ name: "email", label: words.mailAddress, type: "email", required: true }]}
            submitLabel={words.send}
            initial={email ? { email } : {}}
            isBusy={isBusy}
            onSubmit={(values) => void send(values.email ?? "")}
          />
          {problem && (
            <p class="field-problem" role="alert">
              {problem}
            </p>
          )}
          <div class="choices">
            <button type="button" class="secondary" onClick={close}>
              {words.cancel}
            </button>
          </div>
        </>
      ) : (
        <>
          <p role="status" dir="auto">
            {words.mailSent(sentTo)}
          </p>
          <div class="choices">
            <button ref={done} type="button" class="primary" onClick={close}>
              {words.close}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
