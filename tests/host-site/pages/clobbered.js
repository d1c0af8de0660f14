// What foreign HTML and careless libraries can put in a page's way, all at once: an element for
// every name that `document` has, elements in the place of globals, an Object.prototype that
// brings options of its own. All of it leads to http://evil.test.
(() => {
  const make = document.createElement.bind(document);
  const { body } = document;
  const holder = make("div");
  holder.hidden = true;
  const names = new Set();
  for (let of = document; of && of !== Object.prototype; of = Object.getPrototypeOf(of)) {
    for (const name of Object.getOwnPropertyNames(of)) names.add(name);
  }
  names.delete("location");
  for (const name of names) {
    const image = make("img");
    image.setAttribute("name", name);
    image.setAttribute("data-src", "http://evil.test/x");
    holder.append(image);
  }
  const script = make("img");
  script.setAttribute("name", "currentScript");
  script.setAttribute("src", "http://evil.test/x");
  holder.append(script);
  const globals =
    "LibredeskSettings Linkdesk Libredesk linktor LinktorObject CloseWatcher navigation trustedTypes requestIdleCallback cancelIdleCallback SharedWorker addEventListener removeEventListener dispatchEvent";
  for (const name of globals.split(" ")) {
    const form = make("form");
    form.id = name;
    for (const field of ["inboxID", "channelId", "baseURL", "destroy", "q", "show", "options"]) {
      const input = make("input");
      input.name = field;
      form.append(input);
    }
    holder.append(form);
  }
  const evil = "http://evil.test";
  const inherited = {
    ...{ baseURL: evil, channelId: "evil", userJWT: "e.v.il", customCss: "button{display:none}" },
    ...{ method: "POST", body: evil, headers: { evil }, mode: "no-cors", integrity: "sha256-x" },
    ...{
      zIndex: "-1}.linkdesk-launcher{display:none",
      position: evil,
      size: evil,
      launcherIcon: "custom",
    },
    ...{
      launcherImageUrl: evil,
      delegatesFocus: true,
      customElementRegistry: 1,
      slotAssignment: evil,
    },
    ...{
      cookieConsent: true,
      persistSession: false,
      showLauncher: false,
      autoOpen: true,
      openDelay: 0,
    },
    ...{
      onReady: 1,
      onOpen: 1,
      proactiveMessages: [{ trigger: "time", message: evil }],
      user: { id: evil },
    },
    ...{
      ifAvailable: true,
      steal: 1,
      endings: evil,
      is: evil,
      isReady: true,
      "[]": evil,
      "*": evil,
      "!": [evil],
    },
    ...{
      token: evil,
      detail: evil,
      revoke: evil,
      message: evil,
      type: evil,
      delay: evil,
      percentage: evil,
    },
    ...{
      translations: { welcomeMessage: evil },
      privacy: { anonymizeIP: true },
      sessionDuration: 1,
    },
  };
  for (const [name, value] of Object.entries(inherited)) {
    Object.defineProperty(Object.prototype, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
  body.append(holder);
})();
