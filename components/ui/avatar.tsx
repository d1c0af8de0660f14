import { firstCharacter } from "@linkdesk/chat/cut-text.ts";
import { cx } from "./cx.ts";

const HUES = [
  "bg-hue-1 text-hue-1-ink",
  "bg-hue-2 text-hue-2-ink",
  "bg-hue-3 text-hue-3-ink",
  "bg-hue-4 text-hue-4-ink",
  "bg-hue-5 text-hue-5-ink",
  "bg-hue-6 text-hue-6-ink",
  "bg-hue-7 text-hue-7-ink",
  "bg-hue-8 text-hue-8-ink",
  "bg-hue-9 text-hue-9-ink",
  "bg-hue-10 text-hue-10-ink",
] as const;

const SIZES = {
  xs: "size-5 text-[9px]",
  sm: "size-7 text-[11px]",
  md: "size-10 text-sm",
  lg: "size-14 text-lg",
} as const;

/** The same id always gets the same colour. */
function hueOf(seed: string): string {
  let hash = 0;
  for (const char of seed) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return HUES[Math.abs(hash) % HUES.length] ?? HUES[0];
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => firstCharacter(word ?? ""))
    .join("")
    .toUpperCase();
}

/** Initials on a colour of their own, with a dot when the person is here. */
export function Avatar({
  name,
  seed,
  src,
  size = "md",
  online = false,
}: {
  name: string;
  seed: string;
  /** A picture; initials show until it is there, and when it fails. */
  src?: string | null;
  size?: keyof typeof SIZES;
  online?: boolean;
}) {
  return (
    <span aria-hidden="true" className="relative inline-flex shrink-0">
      <span
        // Painted, not written: the initials are no part of any button's name.
        data-initials={initialsOf(name)}
        className={cx(
          "inline-flex select-none before:content-[attr(data-initials)] items-center justify-center rounded-full font-semibold",
          SIZES[size],
          hueOf(seed),
        )}
      />
      {src && (
        <img
          key={src}
          src={src}
          alt=""
          loading="lazy"
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
          className="absolute inset-0 size-full rounded-full object-cover"
        />
      )}
      {online && (
        <span className="absolute end-0 bottom-0 size-2.5 rounded-full bg-success ring-2 ring-surface" />
      )}
    </span>
  );
}
