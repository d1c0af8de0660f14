import type { Answer } from "@/lib/client/docs/call-api";
import { t } from "@/lib/texts/docs";

/** Status, headers and body of an answer. */
export function TryAnswer({ answer }: { answer: Answer }) {
  const { status, statusText, ms, headers, body } = answer;
  return (
    <div className="space-y-3">
      <p
        className={`font-medium text-sm ${status < 400 ? "text-success-text" : "text-danger-text"}`}
      >
        {t("try.answered", { status: String(status), statusText, ms: String(ms) })}
      </p>
      <Output label={t("try.headers")} text={headers.map((pair) => pair.join(": ")).join("\n")} />
      <Output label={t("try.answerBody")} text={body === "" ? t("try.emptyBody") : body} />
    </div>
  );
}

function Output({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p className="mb-1 font-medium text-[13px]">{label}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-quiet max-h-96 overflow-auto rounded-card border border-line bg-canvas p-3 font-mono text-[13px] leading-relaxed"
      >
        {text}
      </pre>
    </div>
  );
}
