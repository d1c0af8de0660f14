import { useEffect, useRef } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import { useEscape } from "../use-escape.ts";

type Props = { question: string; confirm: string; onAnswer: (isSure: boolean) => void };

/** A question that has to be answered before anything else. */
export function ConfirmDialog({ question, confirm, onAnswer }: Props) {
  const { words } = useEnvironment();
  const dialog = useRef<HTMLDialogElement>(null);
  const answer = (isSure: boolean) => {
    // Before the focus goes back: what is behind an open dialog cannot take it.
    dialog.current?.close();
    onAnswer(isSure);
  };
  useEscape(() => answer(false));
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby="confirm-question"
      // A phone's back gesture.
      onCancel={() => answer(false)}
    >
      <h2 id="confirm-question">{question}</h2>
      <div class="choices">
        <button type="button" class="primary" onClick={() => answer(true)}>
          {confirm}
        </button>
        <button type="button" class="secondary" onClick={() => answer(false)}>
          {words.cancel}
        </button>
      </div>
    </dialog>
  );
}
