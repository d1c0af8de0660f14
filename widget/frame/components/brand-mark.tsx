import { firstCharacter } from "@linkdesk/chat/cut-text.ts";
import { useState } from "preact/hooks";

/** The logo, or the first letter of the name as a quiet portrait: also where a logo is gone. */
export function BrandMark({ name, logoUrl }: { name: string; logoUrl?: string }) {
  const [isGone, setIsGone] = useState(false);
  if (logoUrl && !isGone) {
    return (
      <img
        class="mark logo"
        src={logoUrl}
        alt=""
        referrerpolicy="no-referrer"
        onError={() => setIsGone(true)}
      />
    );
  }
  const initial = firstCharacter(name.trim());
  return (
    <span class="mark" aria-hidden="true">
      {initial.toUpperCase()}
    </span>
  );
}
