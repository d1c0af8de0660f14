/**
 * The sound of a new message. Browsers allow it only after the visitor has done something in the chat, so
 * before that it stays silent.
 */
export function createSound() {
  let context: AudioContext | null = null;

  const unlock = () => {
    if (typeof AudioContext === "undefined") return;
    context ??= new AudioContext();
    void context.resume();
  };
  document.addEventListener("pointerdown", unlock, { once: true });
  document.addEventListener("keydown", unlock, { once: true });

  return {
    play() {
      const audio = context;
      if (audio?.state !== "running") return;
      // Without the network there is no sound, and no message either.
      void import("./tone.ts").then(
        ({ playTone }) => playTone(audio),
        () => {},
      );
    },
  };
}
