import { ROLES } from "@linkdesk/contract/conversations.ts";
import { type Action, isAllowed, PERMISSIONS } from "@linkdesk/contract/permissions.ts";
import { expect, it } from "vitest";
import { requirePermission } from "./permissions.ts";

const actions = Object.keys(PERMISSIONS) as Action[];

it("each role may do what the table says", () => {
  const lines = actions.map((action) => {
    const cells = ROLES.map((role) => (isAllowed(role, action) ? "yes" : "-").padEnd(5));
    return `${action.padEnd(20)} ${cells.join(" ")}`.trimEnd();
  });
  expect([`${"".padEnd(20)} owner admin agent`, ...lines].join("\n")).toBe(
    `
                     owner admin agent
conversation.reply   yes   yes   yes
conversation.note    yes   yes   yes
conversation.delete_note yes   yes   -
conversation.edit    yes   yes   yes
tag.create           yes   yes   yes
tag.manage           yes   yes   -
attribute.manage     yes   yes   -
team.manage          yes   yes   -
view.share           yes   yes   -
email.decide         yes   yes   yes
contact.read         yes   yes   yes
contact.edit         yes   yes   yes
contact.block        yes   yes   yes
contact.end_session  yes   yes   -
contact.export       yes   yes   -
contact.delete       yes   yes   -
inbox.read           yes   yes   yes
inbox.create         yes   yes   -
inbox.edit           yes   yes   -
inbox.switch         yes   yes   -
inbox.security       yes   yes   -
saved_reply.use      yes   yes   yes
saved_reply.manage   yes   yes   -
member.read          yes   yes   yes
member.invite        yes   yes   -
member.change_role   yes   yes   -
member.remove        yes   yes   -
member.join_domains  yes   yes   -
audit.read           yes   yes   -
webhook.manage       yes   yes   -
import.manage        yes   yes   -
api_key.manage       yes   yes   -
event.retry          yes   yes   -
job.retry            yes   yes   -`.slice(1),
  );
});

it("a refusal names the way out, not the role", () => {
  requirePermission({ role: "admin" }, "inbox.edit");
  expect(() => requirePermission({ role: "agent" }, "inbox.edit")).toThrow(
    expect.objectContaining({
      code: "forbidden",
      userMessage: "Ask an admin of your workspace to do this.",
    }),
  );
});
