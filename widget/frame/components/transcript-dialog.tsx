import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { useEscape } from "../use-escape.ts";
import { Form } from "./form.tsx";

type Props = {
  state: ChatState;
  mail: (email: string) => Promise<"sent" | "limited" | "failed">;
  onClose: () => void;
};
type Status =
  | { name: "asking"; problem: string | null }
  | { name: "sending" }
  | { name: "sent"; to: string };

/** Asks where the conversation should be mailed to, and says whether it is on its way. */
export function TranscriptDialog({ state, mail, onClose }: Props) {
  const { words } = useEnvironment();
  const dialog = useRef<HTMLDialogElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  const [status, setStatus] = useState<Status>({ name: "asking", problem: null });
  const close = () => {
    // Before the focus goes back: what is behind an open dialog cannot take it.
    dialog.current?.close();
    onClose();
  };
  useEscape(close);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => done.current?.focus(), [status.name]);

  const send = async (email: string) => {
    setStatus({ name: "sending" });
    const outcome = await mail(email);
    if (outcome === "sent") return setStatus({ name: "sent", to: email });
    const problem = outcome === "limited" ? words.mailLimited : words.mailFailed;
    setStatus({ name: "asking", problem });
  };
  const email = state.remembered.email ?? state.contact.email;
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="transcript-title">
      <h2 id="transcript-title">{words.mailTitle}</h2>
      {status.name !== "sent" ? (
        <>
          <Form
            fields={[{ name: "email", label: words.mailAddress, type: "email", required: true }]}
            submitLabel={words.send}
            initial={email ? { email } : {}}
            isBusy={status.name === "sending"}
            onSubmit={(values) => void send(values.email ?? "")}
          />
          {status.name === "asking" && status.problem && (
            <p class="field-problem" role="alert">
              {status.problem}
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
            {words.mailSent(status.to)}
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
