import { useEffect, useRef } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import { useEscape } from "../use-escape.ts";

type Props = { question: string; confirm: string; onAnswer: (isSure: boolean) => void };

/** A question that has to be answered before anything else. */
export function ConfirmDialog({ question, confirm, onAnswer }: Props) {
  const { words } = useEnvironment();
  const dialog = useRef<HTMLDialogElement>(null);
  useEscape(() => onAnswer(false));
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-question">
      <h2 id="confirm-question">{question}</h2>
      <div class="choices">
        <button type="button" class="primary" onClick={() => onAnswer(true)}>
          {confirm}
        </button>
        <button type="button" class="secondary" onClick={() => onAnswer(false)}>
          {words.cancel}
        </button>
      </div>
    </dialog>
  );
}
