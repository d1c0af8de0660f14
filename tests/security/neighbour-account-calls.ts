// How neighbours.test.ts calls the routes of accounts.
import {
  beginTwoFactor,
  mailedToken,
  newEmail,
  signedIn,
  turnOnTwoFactor,
} from "./neighbour-people.ts";
import type { Row } from "./neighbour-world.ts";

/** What each route of a person's account is called with. */
export const ACCOUNT_ROWS: Record<string, Row> = {
  "POST /api/v1/signup": () => ({
    body: { email: newEmail(), password: "a long enough one", name: "Ada", workspaceName: "Ada" },
  }),
  "POST /api/v1/password-reset": ({ person }) => ({ body: { email: person.email } }),
  "POST /api/v1/password-reset/confirm": async (world) => {
    const token = await mailedToken(world, "reset_password", world.person.email);
    return { body: { token, password: world.person.password } };
  },
  "POST /api/v1/email-verification/confirm": async (world) => ({
    body: {
      token: await mailedToken(world, "verify_email", world.person.email),
      password: world.person.password,
    },
  }),
  "POST /api/v1/email-change/confirm": async (world) => ({
    body: {
      token: await mailedToken(world, "change_email", newEmail()),
      password: world.person.password,
    },
  }),
  "POST /api/v1/email-change/undo": async (world) => ({
    body: { token: await mailedToken(world, "undo_email_change", newEmail()) },
  }),
  "PATCH /api/v1/me": () => ({ body: { name: "Owner" } }),
  "PUT /api/v1/me/password": ({ person: { password } }) => ({
    body: { currentPassword: password, password },
  }),
  "PUT /api/v1/me/email": ({ person: { password } }) => ({
    body: { email: newEmail(), currentPassword: password },
  }),
  "POST /api/v1/me/email-verification": async ({ client, person }) => {
    const where = "WHERE id = $1";
    await client.query(`UPDATE users SET email_verified_at = NULL ${where}`, [person.userId]);
    return {};
  },
  "DELETE /api/v1/me/browsers": () => ({}),
  "DELETE /api/v1/me/browsers/[id]": async ({ client, person }) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO sign_ins (id, user_id, expires_at)
       VALUES (gen_random_uuid(), $1, now() + interval '1 day') RETURNING id`,
      [person.userId],
    );
    return { ids: { browsers: rows[0]?.id ?? "" } };
  },
  "POST /api/v1/me/two-factor": ({ person }) => ({ body: { currentPassword: person.password } }),
  "POST /api/v1/me/two-factor/confirm": beginTwoFactor,
  "POST /api/v1/me/two-factor/recovery-codes": async (world) => ({
    by: (await turnOnTwoFactor(world)).by,
    body: { currentPassword: world.person.password },
  }),
  "DELETE /api/v1/me/two-factor": async (world) => ({
    by: (await turnOnTwoFactor(world)).by,
    body: { currentPassword: world.person.password },
  }),
  "POST /api/v1/me/two-factor/check": async (world) => {
    const { recoveryCodes } = await turnOnTwoFactor(world);
    return { by: await signedIn(world), body: { code: recoveryCodes[0] } };
  },
};
