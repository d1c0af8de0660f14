import { expect, it } from "vitest";
import { requireSecret } from "./cron-secret.ts";

const SECRET = "a secret for the scheduler";
const request = (authorization?: string) =>
  new Request("http://localhost/", { headers: authorization ? { authorization } : {} });

it("the scheduler's routes open to the secret alone", () => {
  expect(() => requireSecret(request(`Bearer ${SECRET}`), SECRET)).not.toThrow();
});

it.each([undefined, "", "Bearer ", SECRET, `bearer ${SECRET}`, `Bearer ${SECRET}x`, "Bearer a"])(
  "the scheduler's routes refuse the authorization %j",
  (authorization) => {
    expect(() => requireSecret(request(authorization), SECRET)).toThrow(
      expect.objectContaining({ code: "unauthenticated" }),
    );
  },
);

it.each([undefined, ""])("the scheduler's routes do not exist while the secret is %j", (secret) => {
  for (const header of [undefined, "Bearer ", "Bearer undefined"]) {
    expect(() => requireSecret(request(header), secret)).toThrow(
      expect.objectContaining({ code: "not_found" }),
    );
  }
});
