/** What an example does. */
export type ExampleCall = {
  operationId: string;
  method: string;
  /** With its parameters. */
  url: string;
  /** Of the installation: `https://chat.example.com`. */
  serverUrl: string;
  /** The values of the parameters in the path, in their order. */
  inPath: string[];
  /** Values that are no text are sent as JSON. */
  query: [name: string, value: unknown][];
  headers: [name: string, value: string][];
  /** Undefined without a body; null for the bytes of a file. */
  body: unknown;
  /** The name of the file, if the body is one. */
  file: string;
};

/** The file that examples send: any, or one of the type that an operation takes. */
export function fileOf(type: string): { name: string; type: string } {
  if (type === "application/x-ndjson") return { name: "part1.jsonl", type };
  return { name: "invoice.pdf", type: "application/pdf" };
}

/** Moves all lines but the first to the right. */
export function indent(text: string, spaces: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(spaces)}`);
}
