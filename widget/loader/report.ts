/** Tells the integrator, in the host page's console, what is wrong and where. */
export function report(message: string): void {
  // biome-ignore lint/suspicious/noConsole: the console is where an integrator looks for this.
  console.error(`[Linkdesk] ${message}`);
}
