import { linkify } from "@/lib/contract/chat/linkify";

/** Plain text with its web and e-mail addresses as links. Nothing in it is ever markup. */
export function LinkedText({ text }: { text: string }) {
  let offset = 0;
  return linkify(text).map((part) => {
    const key = offset;
    offset += part.text.length;
    if (part.href === null) return part.text;
    return (
      <a
        key={key}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="underline decoration-current/40 underline-offset-2 hover:decoration-current"
      >
        {part.text}
      </a>
    );
  });
}
