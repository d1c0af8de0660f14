import { CopyButton } from "./copy-button.tsx";

/** Code to copy. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="relative rounded-card border border-line bg-canvas">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: code that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto p-4 pb-14 font-mono text-[13px] text-ink leading-relaxed"
      >
        <code>{code}</code>
      </pre>
      <div className="absolute end-3 bottom-3">
        <CopyButton text={code} label={label} />
      </div>
    </div>
  );
}
