// What of the widget stands on the host page: the launcher and the offer beside it.
import { expect } from "@playwright/test";
import { answer, begin, type WidgetState } from "./context.ts";
import { PICTURES } from "./pictures.ts";

export const OUTSIDE: WidgetState[] = [
  { name: "launcher", reach: ({ launcher }) => expect(launcher).toBeVisible() },
  {
    name: "launcher-image",
    settings: {
      appearance: { launcherIcon: "custom", launcherImageUrl: `${PICTURES}/owl.svg` },
    },
    reach: ({ launcher }) => expect(launcher.locator("img")).toBeVisible(),
  },
  {
    name: "launcher-question",
    settings: { appearance: { launcherIcon: "question" } },
    reach: ({ launcher }) => expect(launcher).toBeVisible(),
  },
  {
    name: "launcher-badge",
    reach: async (context) => {
      await begin(context);
      await context.page.evaluate(() => window.Linkdesk?.hide());
      for (const n of [1, 2, 3]) await answer(context, { type: "text" }, `Answer ${n}`);
      await expect(context.launcher.getByText("3")).toBeVisible();
    },
  },
  {
    name: "teaser",
    settings: {
      behaviour: {
        proactive: [
          { trigger: "time", message: "Looking for a gift? We can help you choose. هل نساعدك؟" },
        ],
      },
    },
    reach: ({ page }) =>
      expect(page.getByRole("status").getByRole("button", { name: /Looking/ })).toBeVisible(),
  },
];
