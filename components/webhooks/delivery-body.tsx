/** Something that was sent or answered, set out if it is JSON. */
export function Body({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <p className="mb-1 font-medium text-[13px]">{title}</p>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto whitespace-pre-wrap rounded-card border border-line bg-canvas p-3 font-mono text-[13px] leading-relaxed [overflow-wrap:anywhere]"
      >
        {setOut(text)}
      </section>
    </div>
  );
}

function setOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
