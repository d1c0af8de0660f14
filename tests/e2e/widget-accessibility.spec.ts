// WCAG 2.2 AA of the widget, in everything that it can show.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { COLOUR_RULES, WCAG_TAGS } from "../support/axe-rules.ts";
import { expect, test } from "../support/browser.ts";
import { darken, prepareInbox, reachState, WIDGET_STATES } from "../support/widget-states.ts";

test.describe.configure({ mode: "parallel" });

/** Looks through the shadow roots, which the states open, and the frame in them. In dark, only colours are different. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  // The host page itself is not ours.
  const axe = new AxeBuilder({ page }).exclude("body");
  const { violations } = await (what === "dark"
    ? axe.withRules(COLOUR_RULES)
    : axe.disableRules(["landmark-one-main"]).withTags([...WCAG_TAGS, "best-practice"])
  ).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join("\n")}`);
  expect.soft(found, what).toEqual([]);
}

for (const state of WIDGET_STATES) {
  test(state.name, async ({ browser, tenant, hostSite }) => {
    await prepareInbox(tenant, state);
    const reach = (look: "light" | "rtl") =>
      reachState({ browser, tenant, address: hostSite.page("plain"), state, look });
    const { page, close } = await reach("light");
    await expectAccessible(page, "light");
    await darken(page);
    await expectAccessible(page, "dark");
    await close();
    const rtl = await reach("rtl");
    await expectAccessible(rtl.page, "right to left");
    await rtl.close();
  });
}
