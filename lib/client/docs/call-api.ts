import { t } from "@/lib/texts/docs";

export type TryParameter = {
  name: string;
  place: "path" | "query" | "header";
  isRequired: boolean;
  initial: string;
};

type Call = {
  method: string;
  /** With parameters in braces: `/api/v1/webhooks/{id}`. */
  path: string;
  parameters: readonly TryParameter[];
  values: Readonly<Record<string, string>>;
  /** JSON as text, a file, or nothing. */
  body: string | File | null;
  key: string;
};

export type Answer = {
  status: number;
  statusText: string;
  ms: number;
  headers: [name: string, value: string][];
  /** JSON is indented; what is no text is described. */
  body: string;
};

/**
 * Sends one request of the reference, with the reader's key and without their cookie. The key is in the
 * Authorization header only. Parameters without a value are left out.
 */
export async function callApi(call: Call): Promise<Answer | { problem: string }> {
  const { body } = call;
  if (typeof body === "string") {
    const reason = whyNotJson(body);
    if (reason) return { problem: t("try.notJson", { reason }) };
  }
  const started = performance.now();
  try {
    const response = await fetch(addressOf(call), {
      method: call.method.toUpperCase(),
      headers: headersOf(call),
      body,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    const text = await readBody(response);
    return {
      status: response.status,
      statusText: response.statusText,
      ms: Math.round(performance.now() - started),
      headers: [...response.headers],
      body: text,
    };
  } catch (error) {
    return { problem: t("try.failed", { reason: String(error) }) };
  }
}

function whyNotJson(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function valuesIn({ parameters, values }: Call, place: TryParameter["place"]): [string, string][] {
  return parameters
    .filter((parameter) => parameter.place === place)
    .map(({ name }): [string, string] => [name, values[name]?.trim() ?? ""])
    .filter(([, value]) => value !== "");
}

function addressOf(call: Call): string {
  const path = valuesIn(call, "path").reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    call.path,
  );
  const query = new URLSearchParams(valuesIn(call, "query")).toString();
  return query === "" ? path : `${path}?${query}`;
}

function headersOf(call: Call): Headers {
  const headers = new Headers({ authorization: `Bearer ${call.key.trim()}` });
  for (const [name, value] of valuesIn(call, "header"))
    headers.set(name, encodeURIComponent(value));
  if (typeof call.body === "string") headers.set("content-type", "application/json");
  return headers;
}

async function readBody(response: Response): Promise<string> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) return JSON.stringify(await response.json(), null, 2);
  if (type === "" || type.startsWith("text/")) return response.text();
  const { size } = await response.blob();
  return t("try.binary", { bytes: String(size), type });
}
