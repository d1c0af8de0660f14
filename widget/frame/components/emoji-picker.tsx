import { gridNeighbour } from "@linkdesk/chat/grid-neighbour.ts";
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
    const isMirrored = document.documentElement.dir === "rtl";
    const to = gridNeighbour(buttons, at, { key: event.key, isMirrored });
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
