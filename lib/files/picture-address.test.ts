import { inboxSettings } from "@linkdesk/contract/inboxes.ts";
import { messageContent } from "@linkdesk/contract/message-content.ts";
import { expect, test, vi } from "vitest";
import {
  readPictureAddress,
  signPictureAddress,
  withOwnPictures,
  withPicturesThroughUs,
} from "./picture-address.ts";

const POT = "https://shop.example/pot.jpg?size=2&name=ä";
const environment = vi.hoisted(() => ({
  APP_URL: "https://chat.example",
  APP_SECRET: "a".repeat(40),
}));
vi.mock("../platform/env.ts", () => ({ env: () => environment }));
const base = `${environment.APP_URL}/api/pictures/`;

test("an address stands for the picture's own, and only as we signed it", () => {
  const address = signPictureAddress(POT);
  expect(address.startsWith(base)).toBe(true);
  const signed = address.slice(base.length);
  expect(readPictureAddress(signed)).toBe(POT);
  const other = Buffer.from("http://169.254.169.254/").toString("base64url");
  for (const forged of [signed.slice(1), `${other}.${signed.split(".")[1]}`, POT, ""]) {
    expect(() => readPictureAddress(forged)).toThrow(
      expect.objectContaining({ code: "not_found" }),
    );
  }
});

test("what is ours already, and no picture at all, stay as they are", () => {
  const ours = `${environment.APP_URL}/logo.svg`;
  expect(signPictureAddress(ours)).toBe(ours);
  expect(signPictureAddress("")).toBe("");
});

test("no address of anybody else's is left in what a visitor gets", () => {
  const settings = inboxSettings.parse({
    appearance: {
      launcherImageUrl: POT,
      logoUrl: POT,
      customCss: `.linkdesk-header { background: url("${POT}") }`,
      cards: [
        { type: "announcement", title: "News", imageUrl: POT },
        { type: "link", title: "Guide", url: "https://shop.example/guide" },
      ],
    },
  });
  const card = { title: "Pot", imageUrl: POT };
  const contents = [
    { type: "card", card },
    { type: "interactive", interactive: { type: "carousel", cards: [card, { title: "None" }] } },
  ].map((content) => withPicturesThroughUs(messageContent.parse(content)));
  const text = JSON.stringify([withOwnPictures(settings), contents]);
  expect(text.split(base)).toHaveLength(1 + 6);
  expect(text).not.toContain("shop.example/pot");
  expect(text).toContain("https://shop.example/guide");
});
