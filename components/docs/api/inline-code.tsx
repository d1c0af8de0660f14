import { Fragment } from "react";

/** A sentence of the contract, in which code stands between backticks. */
export function InlineCode({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, index) =>
      index % 2 === 1 ? <Code key={index}>{part}</Code> : <Fragment key={index}>{part}</Fragment>,
    );
}

/** A name or value of a program. */
export function Code({ children }: { children: React.ReactNode }) {
  return (
    <code className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.875em] text-ink [overflow-wrap:anywhere]">
      {children}
    </code>
  );
}
