import { useRef } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import { AttachIcon } from "./icons.tsx";

/** Opens the browser's own file picker, with what the inbox takes. */
export function AttachButton() {
  const { chat, words } = useEnvironment();
  const { uploadTypes, behaviour } = chat.settings;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label={words.attach}
        onClick={() => picker.current?.click()}
      >
        <AttachIcon />
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={behaviour.uploads.multiple}
        accept={uploadTypes.at(-1)?.join(",")}
        onChange={(event) => {
          chat.files.add(event.currentTarget.files ?? []);
          // So that the same file can be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
