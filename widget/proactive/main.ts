import { css } from "inline-css:proactive.css";
import { check, type Shape } from "../check.ts";
import { bare } from "../from-page.ts";
import type { WidgetHost } from "../panel/contract.ts";
import { keep, readKept, shownKey } from "../stored-session.ts";
import type { Proactive } from "./contract.ts";
import { isOnPage, MILLISECONDS, readRules, SOME_TEXT } from "./rules.ts";
import { createTeaser } from "./teaser.ts";
import { TRIGGERS } from "./triggers.ts";
import { createTurns, type Turn } from "./turns.ts";
import { dismissWord } from "./words.ts";

/** The id under which the page's own messages are counted. */
const COMMAND_ID = "command";

type Shown = { text?: string; delay?: number };
const OFFER: Shape = { text: SOME_TEXT, delay: MILLISECONDS };

/** Watches for what the rules wait for, and shows their messages beside the launcher. */
export function createProactive(host: WidgetHost): Proactive {
  const { config, scope, box, button } = host;
  const { base, options } = host.settings;
  const key = shownKey(config.inboxId);
  host.adopt(css);

  const teaser = createTeaser({
    box,
    button,
    brandName: config.brandName,
    dismissWord: dismissWord(options.language || config.language),
    onTake() {
      const turn = turns.current();
      if (!turn) return;
      host.run({ type: "host.proactive", data: { id: turn.id, message: turn.message } });
      host.setOpen(true);
    },
    onDismiss: () => turns.dismiss(),
  });
  const isAgreed = () => host.consent === "given";
  const mayStore = () => isAgreed() && host.persists;
  const shownBefore = () => (mayStore() && readKept(key)?.split(" ")) || [];
  const turns = createTurns({
    show(turn) {
      teaser.show(turn.message);
      count(turn);
    },
    hide: teaser.hide,
    isChatOpen: () => host.isOpen,
    shownBefore,
    remember(id) {
      if (mayStore()) keep(key, [...shownBefore(), id].join(" "));
    },
  });
  /** Tells the service that it was shown. Written without JSON.stringify, which some pages have replaced. */
  function count({ id }: Turn) {
    if (!isAgreed()) return;
    const body = `{"inboxId":"${config.inboxId}","id":"${id}"}`;
    // A page's policy or an extension may forbid it: then it is not counted.
    navigator.sendBeacon?.(
      `${base}/api/widget/v1/proactive`,
      new Blob([body], bare({ type: "text/plain" })),
    );
  }

  for (const rule of readRules(config, options.proactiveMessages)) {
    const { id, message, onlyOnce: isOnce, trigger, page } = rule;
    const isWanted = () => trigger !== "pageview" || isOnPage(page ?? "", location.href);
    TRIGGERS[trigger](rule, () => turns.add({ id, message, isOnce, isWanted }), scope);
  }
  host.onShow(turns.clear);
  scope.defer(turns.clear);

  const show = (raw: unknown) => {
    const { text, delay } = (check(OFFER, raw, "showProactiveMessage") || bare({})) as Shown;
    if (!text) return check(SOME_TEXT, "", "showProactiveMessage.text");
    const turn = { id: COMMAND_ID, message: text };
    const timer = setTimeout(() => turns.force(turn), delay);
    scope.defer(() => clearTimeout(timer));
  };
  const flush = () => {
    for (const raw of host.offers) show(raw);
    host.offers.length = 0;
  };
  flush();
  return { flush };
}
