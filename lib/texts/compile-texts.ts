import { transform } from "esbuild";
import compile from "icu-minify/compile";

type Messages = { readonly [name: string]: string | Messages };
/** A message that the page's formatter can write without reading ICU syntax. */
type Compiled = ReturnType<typeof compile>;
type CompiledMessages = { readonly [name: string]: Compiled | CompiledMessages };

/**
 * The loader of `next.config.ts` for `lib/texts/en/*.ts`: gives back the file with its messages compiled.
 * The pages then need no ICU parser, which is most of the library. The bundler calls this whenever it
 * reads such a file; nothing is written to disk that could become stale. Outside Next.js (unit tests,
 * scripts) the same files are imported as they are, and the library reads the messages itself.
 *
 * Throws for a message that is no ICU message, with its key; the build fails with it.
 */
export default async function compileTexts(source: string): Promise<string> {
  const { code } = await transform(source, { loader: "ts", format: "esm" });
  const file = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    texts: Messages;
  };
  return `export const texts = ${JSON.stringify(compileMessages(file.texts))};`;
}

function compileMessages(messages: Messages, before = ""): CompiledMessages {
  const entries = Object.entries(messages).map(([name, message]) => {
    const key = before + name;
    if (typeof message !== "string") return [name, compileMessages(message, `${key}.`)] as const;
    try {
      return [name, compile(message)] as const;
    } catch (error) {
      throw new Error(`The text "${key}" is no ICU message.`, { cause: error });
    }
  });
  return Object.fromEntries(entries);
}
