// Small files of the kinds that people send each other, made on the spot.
import type { Page } from "@playwright/test";

const SAMPLES_HZ = 8_000;
const HEADER_BYTES = 44;

/** A quarter of a second of a tone, as a WAV file. */
export function tone(name: string) {
  const samples = SAMPLES_HZ / 4;
  const buffer = Buffer.alloc(HEADER_BYTES + samples, 128);
  buffer.write("RIFF", 0);
  buffer.writeUInt32LE(buffer.length - 8, 4);
  buffer.write("WAVEfmt ", 8);
  buffer.writeUInt32LE(16, 16);
  // PCM, one channel, 8 bits.
  buffer.writeUInt16LE(1, 20);
  buffer.writeUInt16LE(1, 22);
  buffer.writeUInt32LE(SAMPLES_HZ, 24);
  buffer.writeUInt32LE(SAMPLES_HZ, 28);
  buffer.writeUInt16LE(1, 32);
  buffer.writeUInt16LE(8, 34);
  buffer.write("data", 36);
  buffer.writeUInt32LE(samples, 40);
  for (let n = 0; n < samples; n++) buffer[HEADER_BYTES + n] = 128 + 60 * Math.sin(n / 3);
  return { name, mimeType: "audio/wav", buffer };
}

/** A film of a few pictures, which the browser of the page records itself. */
export async function film(page: Page, name: string) {
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 32, height: 32 });
    const context = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: "video/webm" });
    const parts: Blob[] = [];
    const whole = new Promise<Blob>((resolve) => {
      recorder.ondataavailable = ({ data }) => parts.push(data);
      recorder.onstop = () => resolve(new Blob(parts));
    });
    recorder.start();
    for (let n = 0; n < 10; n++) {
      context?.fillRect(n, n, 10, 10);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    recorder.stop();
    const bytes = new Uint8Array(await (await whole).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  return { name, mimeType: "video/webm", buffer: Buffer.from(base64, "base64") };
}
