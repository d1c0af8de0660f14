/** How a component is referred to. */
export const refTo = (name: string) => `#/components/schemas/${name}`;

/** The names that a part of the document refers to. */
export function refsOf(part: unknown): string[] {
  const found = JSON.stringify(part).matchAll(/"\$ref":"#\/components\/\w+\/([^"]+)"/g);
  return [...found].map(([, name = ""]) => name);
}
