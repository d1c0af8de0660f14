/** A button within a line of small text. */
export function InlineButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded font-semibold underline underline-offset-2 hover:no-underline"
    >
      {children}
    </button>
  );
}
