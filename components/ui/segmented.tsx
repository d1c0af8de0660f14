import { type ReactNode, useId } from "react";

export type SegmentOption<T extends string> = { value: T; label: string; icon?: ReactNode };

/** One of a few, all in sight. */
export function Segmented<T extends string>({
  legend,
  hint,
  options,
  value,
  onChange,
}: {
  legend: string;
  hint?: ReactNode;
  options: ReadonlyArray<SegmentOption<T>>;
  value: T;
  onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={hint ? `${id}-hint` : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium text-[13px]">{legend}</legend>
      <div className="flex w-fit max-w-full flex-wrap rounded-control bg-sunken p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative inline-flex min-h-8 items-center gap-1.5 rounded-md px-3.5 py-1 font-medium text-muted text-sm transition-colors has-checked:bg-raised has-checked:text-ink has-checked:shadow-lift has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.icon}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-[13px] text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
