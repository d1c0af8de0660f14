/** Strings of the deployment go into a script: keep them from ending it. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("<", "\\x3C")}'`;
}

/** What a website pastes to show the chat of an inbox. */
export function snippet(appUrl: string, inboxId: string): string {
  return `<script>
  window.LinkdeskSettings = {
    baseURL: ${quoted(appUrl)},
    inboxID: ${quoted(inboxId)}
  };
</script>
<script async src="${encodeURI(appUrl)}/widget.js"></script>`;
}

/** The rules a website with a Content-Security-Policy has to add. */
export function cspHint(appUrl: string): string {
  return ["script-src", "connect-src", "frame-src"].map((rule) => `${rule} ${appUrl};`).join("\n");
}
