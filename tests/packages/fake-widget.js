// Stands in for the real /widget.js: takes over the command queue and answers as simply as it can.
(() => {
  const stub = window.linktor;
  let options = null;
  let node = null;
  let isOpen = false;
  let count = 0;

  const setOpen = (open) => {
    if (!options || open === isOpen) return;
    isOpen = open;
    node.dataset.open = String(open);
    if (open) options.onOpen();
    else options.onClose();
  };
  const commands = {
    init(given) {
      if (options) throw new Error("init while a chat runs");
      options = given;
      node = document.createElement("div");
      node.dataset.chat = given.channelId;
      document.documentElement.append(node);
      setTimeout(() => options === given && given.onReady(), 10);
    },
    destroy() {
      setOpen(false);
      node?.remove();
      options = node = null;
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: () => setOpen(!isOpen),
    sendMessage({ text }) {
      count += 1;
      const author = { type: "agent", name: "Alex" };
      const createdAt = new Date().toISOString();
      options?.onMessage({ id: `m${count}`, author, text, createdAt });
    },
  };
  const run = (name, argument) => commands[name]?.(argument);
  for (const call of stub?.q ?? []) run(...call);
  window.linktor = run;
})();
