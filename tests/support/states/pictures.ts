import type { Page } from "@playwright/test";
import sharp from "sharp";
import { fulfillPictures } from "../signed-pictures.ts";

/** Where the pictures of websites are; nothing is fetched from there. */
export const PICTURES = "https://pictures.example";

const CUP = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 300" width="480" height="300">
  <rect width="480" height="300" fill="#e9dcc9"/><circle cx="390" cy="70" r="36" fill="#f4b860"/>
  <path d="M0 230h480v70H0z" fill="#8a5a3c"/>
  <path d="M150 120h150v70a50 50 0 0 1-50 50h-50a50 50 0 0 1-50-50z" fill="#fffaf2"/>
  <path d="M300 140h18a26 26 0 0 1 0 52h-18" fill="none" stroke="#fffaf2" stroke-width="14"/>
</svg>`;
const OWL = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
  <rect width="64" height="64" fill="#1f6f54"/><circle cx="22" cy="28" r="11" fill="#fff"/>
  <circle cx="42" cy="28" r="11" fill="#fff"/><circle cx="22" cy="28" r="5"/><circle cx="42" cy="28" r="5"/>
  <path d="m32 34-5 8h10z" fill="#f4b860"/>
</svg>`;

/** Answers for the host of the pictures. */
export function servePictures(page: Page): Promise<void> {
  return fulfillPictures(page, (url) => (url.endsWith("owl.svg") ? OWL : CUP));
}

/** A photograph to send. */
export async function photo(name: string) {
  return { name, mimeType: "image/png", buffer: await sharp(Buffer.from(CUP)).png().toBuffer() };
}

export const paper = (name: string) => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.4\n% ${"delivery note ".repeat(3_000)}\n%%EOF\n`),
});
