import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { documents } from "../from-page.ts";

type Options = {
  box: HTMLElement;
  /** The launcher: gets the focus that the teaser had. */
  button: HTMLElement;
  brandName: string;
  dismissWord: string;
  onTake: () => void;
  onDismiss: () => void;
};

/** The bubble beside the launcher: a button with the message, and one to close it. */
export function createTeaser({ box, button, brandName, dismissWord, ...on }: Options) {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string) => {
    const element = documents("createElement").call(document, tag) as HTMLElementTagNameMap[K];
    element.className = className;
    return element;
  };
  const teaser = make("div", "teaser linkdesk-teaser linktor-teaser");
  // It is in the page before it has a text, so that screen readers read the text when it is set.
  const status = make("div", "status");
  const offer = make("button", "offer");
  const brand = make("b", "brand");
  const words = make("bdi", "words");
  const dismiss = make("button", "dismiss");
  status.setAttribute("role", "status");
  offer.type = dismiss.type = "button";
  brand.textContent = brandName;
  dismiss.setAttribute("aria-label", dismissWord);
  offer.append(brand, words);
  teaser.append(status);
  box.append(teaser);
  offer.onclick = on.onTake;
  dismiss.onclick = on.onDismiss;
  teaser.onkeydown = (event) => {
    if (event.key === "Escape" && !isComposing(event)) on.onDismiss();
  };

  return {
    show(message: string) {
      words.textContent = message;
      status.append(offer);
      teaser.append(dismiss);
    },
    hide() {
      const hadFocus = teaser.contains((teaser.getRootNode() as ShadowRoot).activeElement);
      offer.remove();
      dismiss.remove();
      if (hadFocus) button.focus();
    },
  };
}
