const TONES_HZ = [784, 1047];
const TONE_SECONDS = 0.11;
const VOLUME = 0.08;

/** A short, quiet sound made by the browser itself. A chunk of its own: most visits play none. */
export function playTone(audio: AudioContext): void {
  for (const [index, frequency] of TONES_HZ.entries()) {
    const from = audio.currentTime + index * TONE_SECONDS;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(VOLUME, from + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + TONE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + TONE_SECONDS);
  }
}
