/** How far something is, as a bar and in words. */
export function ProgressBar({
  label,
  value,
  max,
  text,
  hint,
}: {
  label: string;
  value: number;
  max: number;
  text: string;
  hint: string;
}) {
  return (
    <div>
      <p aria-live="polite" className="mb-2 font-medium text-sm">
        {text}
      </p>
      <progress
        aria-label={label}
        value={value}
        max={max}
        className="h-2 w-full overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="mt-2 text-[13px] text-muted">{hint}</p>
    </div>
  );
}
