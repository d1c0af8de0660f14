import { useMemo } from "preact/hooks";
import { linkify } from "../../../lib/contract/chat/linkify.ts";

/** Plain text with its line breaks; addresses in it become links that reveal nothing. */
export function MessageText({ text }: { text: string }) {
  const parts = useMemo(() => linkify(text), [text]);
  return (
    <p class="text" dir="auto">
      {parts.map((part) =>
        part.href ? (
          <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
