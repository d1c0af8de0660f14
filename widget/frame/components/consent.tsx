import { useRef } from "preact/hooks";
import type { ChatState } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { useFocusRequest } from "../use-focus.ts";
import { BrandMark } from "./brand-mark.tsx";
import { CloseButton } from "./header.tsx";

/** Asked before anything is stored or connected; nothing of another address is loaded here. */
export function Consent({ state }: { state: ChatState }) {
  const { chat, words } = useEnvironment();
  const { brandName } = chat.config;
  const accept = useRef<HTMLButtonElement>(null);
  useFocusRequest(accept, state);
  return (
    <div class="consent linkdesk-home">
      <div class="hero-top">
        <BrandMark name={brandName} />
        <CloseButton />
      </div>
      <h1>{words.consentTitle}</h1>
      <p>{words.consentText(brandName)}</p>
      <div class="choices">
        <button ref={accept} type="button" class="primary" onClick={() => chat.consent(true)}>
          {words.accept}
        </button>
        <button type="button" class="secondary" onClick={() => chat.consent(false)}>
          {words.decline}
        </button>
      </div>
    </div>
  );
}
