import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { useEffect, useRef } from "preact/hooks";
import type { EmojiGroup } from "../../locales/dictionary.ts";
import { useEnvironment } from "../context.ts";
import { useEscape } from "../use-escape.ts";

/** Common emoji by group, each in its plainest form. */
const EMOJI: Record<EmojiGroup, string> = {
  smileys:
    "😀 😃 😄 😁 😆 😅 😂 🤣 🙂 😉 😊 😇 🥰 😍 🤩 😘 😋 😜 🤪 🤗 🤭 🤔 🤨 😐 😶 🙄 😏 😬 😌 😔 😴 😷 🤒 🤯 🥳 😎 🤓 😕 😟 🙁 😮 😲 😳 🥺 😢 😭 😤 😠 😡 🤬 😱 😨 😅 🫠",
  gestures:
    "👍 👎 👌 🤌 ✌️ 🤞 🤟 🤙 👈 👉 👆 👇 👋 🤚 ✋ 👏 🙌 🫶 🙏 🤝 💪 ✍️ 🤷 🤦 🙋 🙇 👀 🧠 👶 👩‍💻 👨‍💻 👨‍👩‍👧",
  hearts: "❤️ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 💔 💕 💖 💗 💘",
  nature:
    "🐶 🐱 🐭 🐰 🦊 🐻 🐼 🐨 🦁 🐸 🐵 🐔 🐧 🐦 🦄 🐝 🦋 🐢 🐙 🐬 🌱 🌲 🌸 🌹 🌻 🍀 🌍 🌙 ⭐ ☀️ 🌧️ ❄️ 🔥 🌈",
  food: "🍎 🍌 🍓 🍒 🍑 🥑 🥕 🌽 🍞 🧀 🍔 🍟 🍕 🌮 🍣 🍝 🍰 🍫 🍪 ☕ 🍵 🍺 🍷 🥂",
  activities: "⚽ 🏀 🎾 🏆 🥇 🎮 🎲 🎨 🎵 🎸 🎬 🎉 🎊 🎁 🎈 🚗 🚲 ✈️ 🚀 🏖️ ⛰️ 🏠",
  objects: "📱 💻 ⌨️ 🖥️ 📷 🔋 💡 🔧 🔒 🔑 📦 🛒 💳 💰 📄 📎 ✏️ 📅 ⏰ ✉️ 📣 🔔 🔍",
  symbols: "✅ ❌ ❓ ❗ ⚠️ ➕ ➖ ✨ 💯 💬 🆗 🆕 ⬆️ ⬇️ ➡️ ⬅️ ♻️ 🔴 🟢 🔵",
};
const GROUPS = Object.entries(EMOJI).map(([group, list]) => ({
  group: group as EmojiGroup,
  emoji: [...new Set(list.split(" "))],
}));

type Props = { onPick: (emoji: string) => void; onClose: () => void };

/** A grid to choose from: one stop for Tab, arrows move inside it. A chunk of its own. */
export function EmojiPicker({ onPick, onClose }: Props) {
  const { words } = useEnvironment();
  const box = useRef<HTMLDivElement>(null);
  useEscape(onClose);
  useEffect(() => {
    box.current?.querySelector("button")?.focus();
    const onPointer = (event: PointerEvent) => {
      const { target } = event;
      const isInside = target instanceof Element && target.closest(".emoji-picker, .tool");
      if (!isInside) onClose();
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const buttons = [...(box.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button.matches(":focus"));
    const to = neighbour(buttons, at, event.key);
    if (to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <div
      ref={box}
      class="emoji-picker"
      role="dialog"
      aria-label={words.emoji}
      onKeyDown={onKeyDown}
    >
      {GROUPS.map(({ group, emoji }, groupIndex) => (
        <section key={group} aria-label={words.emojiGroups[group]}>
          <h2>{words.emojiGroups[group]}</h2>
          <div class="emoji-grid">
            {emoji.map((one, index) => (
              <button
                key={one}
                type="button"
                tabIndex={groupIndex === 0 && index === 0 ? 0 : -1}
                onClick={() => onPick(one)}
              >
                {one}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** The button that an arrow key moves to; up and down choose the nearest one of the next row. */
function neighbour(buttons: HTMLButtonElement[], at: number, key: string): number | null {
  const isMirrored = document.documentElement.dir === "rtl";
  const side = { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1 }[key];
  const last = buttons.length - 1;
  if (side !== undefined) return Math.min(last, Math.max(0, at + side));
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const from = buttons[at]?.getBoundingClientRect();
  if (step === undefined || !from) return null;
  let row: number | null = null;
  let best: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let i = at + step; i >= 0 && i <= last; i += step) {
    const rect = buttons[i]?.getBoundingClientRect();
    if (!rect || rect.top === from.top) continue;
    row ??= rect.top;
    if (rect.top !== row) break;
    const away = Math.abs(rect.left - from.left);
    if (away < distance) {
      distance = away;
      best = i;
    }
  }
  return best ?? at;
}
