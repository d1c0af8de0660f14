import { useEnvironment } from "../context.ts";
import { BrandMark } from "./brand-mark.tsx";
import { CloseButton } from "./header.tsx";

/** What a visitor without a conversation sees above the composer. */
export function Home() {
  const { chat, words } = useEnvironment();
  const { brandName, greeting, introduction } = chat.config;
  return (
    <div class="home">
      <header class="hero">
        <div class="hero-top">
          <BrandMark name={brandName} />
          <span class="hero-name" dir="auto">
            {brandName}
          </span>
          <CloseButton />
        </div>
        <h1 dir="auto">{greeting}</h1>
      </header>
      <div class="home-body">
        <p class="introduction" dir="auto">
          {introduction}
        </p>
        <p class="hint">{words.returnHint}</p>
      </div>
    </div>
  );
}
