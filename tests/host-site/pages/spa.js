const url = document.getElementById("widget-url").textContent;
const output = document.getElementById("widgets");
let added = 0;

/** Adds the script; resolves when it has run. */
window.addWidget = () =>
  new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = url;
    script.dataset.widget = "";
    script.onload = () => {
      added++;
      output.textContent = String(added);
      resolve();
    };
    document.head.append(script);
  });

window.removeWidget = () => {
  window.Linkdesk?.destroy();
  for (const script of document.querySelectorAll("script[data-widget]")) script.remove();
};

window.goTo = (path, title) => {
  history.pushState({}, "", path);
  document.title = title;
};

document.getElementById("add").addEventListener("click", window.addWidget);
document.getElementById("remove").addEventListener("click", window.removeWidget);
for (const link of document.querySelectorAll("nav a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.goTo(link.href, `Host page: ${link.textContent}`);
  });
}
window.addWidget();
