import type { ComponentChildren } from "preact";

/** Decoration: what an icon means is said by the label of the control it is in. */
function Icon({ children, name }: { children: ComponentChildren; name?: string }) {
  return (
    <svg
      class={name}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** An icon of one path. `mirrored`: it points along the line of reading. */
const icon =
  (path: string, mirrored = false) =>
  () => (
    <Icon name={mirrored ? "mirrored" : undefined}>
      <path d={path} />
    </Icon>
  );

export const CloseIcon = icon("M6 6l12 12M18 6L6 18");
export const SendIcon = icon("M12 19V5M5.5 11.5L12 5l6.5 6.5");
export const DownIcon = icon("M12 5v14M6 13l6 6 6-6");
export const BackIcon = icon("M15 5l-7 7 7 7", true);
export const ForwardIcon = icon("M9 5l7 7-7 7", true);
export const MenuIcon = icon("M5 12h.01M12 12h.01M19 12h.01");
export const AttachIcon = icon(
  "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7",
);
export const FileIcon = icon("M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5");
export const LinkIcon = icon("M7 17L17 7M9 7h8v8", true);
export const RetryIcon = icon("M20 11a8 8 0 1 0-2.3 5.7M20 5v6h-6");
export const CheckIcon = icon("M5 12.5l4.5 4.5L19 7.5");

export const AlertIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.5v5M12 16.2v.1" />
  </Icon>
);

export const EmojiIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M8.5 14.5a4.3 4.3 0 0 0 7 0M9 9.5h.01M15 9.5h.01" />
  </Icon>
);

export const StarIcon = () => (
  <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    <path d="M12 2.8l2.8 5.8 6.4.9-4.6 4.4 1.1 6.3-5.7-3-5.7 3 1.1-6.3L2.800 9.500l6.400-.9z" />
  </svg>
);
