/** The addresses of the npm packages, by their short names, as the dashboard shows them to a member. */
export async function packageAddresses(
  appUrl: string,
  cookie: string,
): Promise<Record<string, string>> {
  const response = await fetch(`${appUrl}/inboxes`, { headers: { cookie } });
  const page = await response.text();
  const found = page.matchAll(/https?:\/\/[\w.:-]+\/packages\/([a-z]+)-[\w.-]+\.tgz/g);
  return Object.fromEntries([...found].map(([address, name = ""]) => [name, address]));
}
