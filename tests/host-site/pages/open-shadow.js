// WebDriver reaches a frame by its element, which the widget keeps in a closed shadow root.
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  return attachShadow.call(this, { ...options, mode: "open" });
};
/** The chat's frame, in whichever shadow root it is; null while there is none. */
window.findChatFrame = (root = document) => {
  const found = root.querySelector("iframe[src*='/widget/']");
  if (found) return found;
  for (const element of root.querySelectorAll("*")) {
    const inside = element.shadowRoot && window.findChatFrame(element.shadowRoot);
    if (inside) return inside;
  }
  return null;
};

// For drivers that do not report what a console says.
const errors = [];
window.pageErrors = errors;
const { error } = console;
console.error = (...parts) => {
  errors.push(parts.map(String).join(" "));
  error.apply(console, parts);
};
addEventListener("error", (event) => errors.push(`uncaught: ${event.message}`));
addEventListener("unhandledrejection", (event) => errors.push(`unhandled: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) =>
  errors.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
);
