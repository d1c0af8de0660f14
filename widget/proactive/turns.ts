/** After one was dismissed, the next one waits: two in a row are a nuisance. */
export const PAUSE_MS = 20_000;

/** A message that wants to be shown; `isWanted` is asked again when its turn comes. */
export type Turn = { id: string; message: string; isOnce?: boolean; isWanted?: () => boolean };

type Options = {
  show: (turn: Turn) => void;
  hide: () => void;
  isChatOpen: () => boolean;
  /** Ids that were shown on an earlier page, and keeps one more. */
  shownBefore: () => string[];
  remember: (id: string) => void;
};

/** Who is shown when: one at a time, none over an open chat, some only once. */
export function createTurns({ show, hide, isChatOpen, shownBefore, remember }: Options) {
  let current: Turn | undefined;
  let waiting: Turn[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Shown once, or refused: not again on this page. */
  const done = new Set<string>();

  const isDue = ({ id, isOnce, isWanted }: Turn) =>
    !done.has(id) && !(isOnce && shownBefore().includes(id)) && isWanted?.() !== false;
  const start = (turn: Turn) => {
    current = turn;
    if (turn.isOnce) {
      done.add(turn.id);
      remember(turn.id);
    }
    show(turn);
  };
  const next = () => {
    timer = undefined;
    const due: Turn[] = [];
    // Loops, not methods: old libraries have broken those of arrays.
    for (const turn of waiting) if (isDue(turn)) due[due.length] = turn;
    const [turn, ...others] = due;
    waiting = others;
    if (turn && !isChatOpen()) start(turn);
  };
  const end = () => {
    current = undefined;
    hide();
  };

  return {
    current: () => current,
    /** A rule is due. */
    add(turn: Turn) {
      if (isChatOpen() || !isDue(turn) || current?.id === turn.id) return;
      if (!current && !timer) return start(turn);
      if (!waiting.some(({ id }) => id === turn.id)) waiting[waiting.length] = turn;
    },
    /** The page asks for it: takes the place of what is shown. */
    force(turn: Turn) {
      if (!isChatOpen()) start(turn);
    },
    /** The visitor closed what is shown. */
    dismiss() {
      if (!current) return;
      if (current.isWanted) done.add(current.id);
      end();
      timer = setTimeout(next, PAUSE_MS);
    },
    /** Call when the chat was opened: all messages are dropped. */
    clear() {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
      if (current) end();
    },
  };
}
