import { MAX_ATTACHMENTS } from "@linkdesk/contract/attachments.ts";
import { formatBytes } from "../bytes.ts";
import type { ChatState, FileError, PendingFile } from "../chat-state.ts";
import { useEnvironment } from "../context.ts";
import { CloseIcon, FileIcon, RetryIcon } from "./icons.tsx";

/** The files above the composer: how far each is, and what was not taken and why. */
export function FileTray({ state }: { state: ChatState }) {
  return (
    <div class="tray">
      {state.files.length > 0 && (
        <ul>
          {state.files.map((file) => (
            <TrayFile key={file.key} file={file} />
          ))}
        </ul>
      )}
      <div role="alert">
        {state.fileErrors
          .filter(({ problem }) => problem !== "tooManyFiles")
          .map((error) => (
            <p key={`${error.problem} ${error.name}`} class="field-problem">
              <Explanation error={error} />
            </p>
          ))}
        <TooMany errors={state.fileErrors} />
      </div>
    </div>
  );
}

/** One sentence for all that found no room, with their names. */
function TooMany({ errors }: { errors: readonly FileError[] }) {
  const { chat, words, language } = useEnvironment();
  const left = errors.filter(({ problem }) => problem === "tooManyFiles");
  if (left.length === 0) return null;
  const limit = words.tooManyFiles(chat.settings.behaviour.uploads.multiple ? MAX_ATTACHMENTS : 1);
  const names = new Intl.ListFormat(language).format(left.map(({ name }) => name));
  return <p class="field-problem">{`${limit} ${words.notAdded(names)}`}</p>;
}

function Explanation({ error: { problem, name } }: { error: FileError }) {
  const { chat, words, language } = useEnvironment();
  const { maxBytes } = chat.settings.behaviour.uploads;
  if (problem === "tooManyFiles") return null;
  if (problem === "fileTooLarge") return words.fileTooLarge(name, formatBytes(maxBytes, language));
  return words[problem](name);
}

function TrayFile({ file }: { file: PendingFile }) {
  const { chat, words, language } = useEnvironment();
  const { key, name, status, progress, previewUrl } = file;
  const percent = new Intl.NumberFormat(language, { style: "percent" }).format(progress);
  const sentence = {
    uploading: words.fileProgress(name, percent),
    ready: words.fileReady(name),
    failed: words.fileFailed(name),
  }[status];
  return (
    <li data-status={status}>
      {previewUrl ? <img src={previewUrl} alt="" /> : <FileIcon />}
      <span class="file-text">
        <b dir="auto">{name}</b>
        {status === "uploading" && <progress value={progress} max={1} aria-label={sentence} />}
        {status === "ready" && (
          <small>
            {formatBytes(file.bytes, language)}
            <span class="sr-only">{sentence}</span>
          </small>
        )}
        {status === "failed" && (
          <small class="field-problem" role="alert">
            {sentence}
          </small>
        )}
      </span>
      {status === "failed" && (
        <button
          type="button"
          class="icon-button"
          aria-label={words.retryFile(name)}
          onClick={() => chat.files.retry(key)}
        >
          <RetryIcon />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={words.removeFile(name)}
        onClick={() => {
          chat.files.remove(key);
          chat.focus();
        }}
      >
        <CloseIcon />
      </button>
    </li>
  );
}
