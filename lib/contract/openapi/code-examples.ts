import type { CodeLanguage } from "./code-languages.ts";
import { type ExampleCall, fileOf, indent } from "./example-call.ts";
import type { Operation, OperationAt, Parameter } from "./types.ts";
import { writeTypeScript } from "./typescript-example.ts";

/** The same call in every language. */
export function codeExamples(
  { operation, method, path }: OperationAt,
  serverUrl: string,
): Record<CodeLanguage, string> {
  const call = callOf(operation, { method, path, serverUrl });
  return { curl: writeCurl(call), typescript: writeTypeScript(call), python: writePython(call) };
}

function callOf(
  { operationId, parameters = [], requestBody }: Operation,
  { method, path, serverUrl }: { method: string; path: string; serverUrl: string },
): ExampleCall {
  const valuesIn = (place: Parameter["in"]) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter): [string, unknown] => [parameter.name, exampleOf(parameter)])
      .filter(([, example]) => example !== undefined);
  const of = (place: Parameter["in"]) =>
    valuesIn(place).map(([name, example]): [string, string] => [name, asText(example)]);
  const filled = of("path").reduce((text, [name, value]) => text.replace(`{${name}}`, value), path);
  const [content] = Object.entries(requestBody?.content ?? {});
  const isJson = content?.[1].schema !== undefined;
  const file = fileOf(content?.[0] ?? "");
  const type = isJson ? content[0] : file.type;
  return {
    operationId,
    method: method.toUpperCase(),
    url: `${serverUrl}${filled}`,
    serverUrl,
    inPath: of("path").map(([, value]) => value),
    query: valuesIn("query"),
    headers: [
      ...of("header"),
      ...(content ? ([["Content-Type", type]] as [[string, string]]) : []),
    ],
    body: content ? (isJson ? content[1].example : null) : undefined,
    file: file.name,
  };
}

/** An example of a parameter, if it has one; others are left out. */
export function exampleOf({ example, content }: Parameter): unknown {
  return example ?? content?.["application/json"]?.example;
}

/** A value of the query: JSON where it is no text. */
function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function writeCurl({ method, url, query, headers, body, file }: ExampleCall): string {
  const verb = method === "GET" ? "" : ` -X ${method}`;
  const lines = [
    `curl${verb}${query.length > 0 ? " -G" : ""} ${url}`,
    '-H "Authorization: Bearer $LINKDESK_API_KEY"',
    ...headers.map(([name, value]) => `-H "${name}: ${value}"`),
    ...query.map(([name, value]) => `--data-urlencode ${inShell(`${name}=${asText(value)}`)}`),
    ...(body === null ? [`--data-binary @${file}`] : []),
    ...(body ? [`-d ${inShell(JSON.stringify(body, null, 2))}`] : []),
  ];
  return lines.join(" \\\n  ");
}

/** In single quotes nothing is special to a shell but the quote itself. */
function inShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function writePython({ method, url, query, headers, body, file }: ExampleCall): string {
  const args = [
    ["headers", pythonHeaders(headers)],
    ...(query.length > 0 ? [["params", queryInPython(query)]] : []),
    ...(body === null ? [["data", `open("${file}", "rb")`]] : []),
    ...(body ? [["json", inPython(body)]] : []),
  ];
  return [
    ...(query.some(isJson) ? ["import json"] : []),
    "import os",
    "import requests",
    "",
    `response = requests.${method.toLowerCase()}(`,
    `    "${url}",`,
    ...args.map(([name, value = ""]) => `    ${name}=${indent(value, 4)},`),
    ")",
    "response.raise_for_status()",
  ].join("\n");
}

const isJson = ([, value]: [string, unknown]) => typeof value !== "string";

function queryInPython(query: ExampleCall["query"]): string {
  const lines = query.map(([name, value]) => {
    const written = indent(inPython(value), 4);
    return `    "${name}": ${isJson([name, value]) ? `json.dumps(${written})` : written},`;
  });
  return ["{", ...lines, "}"].join("\n");
}

function pythonHeaders(headers: ExampleCall["headers"]): string {
  // `json=` says the content type by itself.
  const others = headers.filter(([, value]) => value !== "application/json");
  const lines = [
    `"Authorization": f"Bearer {os.environ['LINKDESK_API_KEY']}",`,
    ...others.map(([name, value]) => `"${name}": "${value}",`),
  ];
  return ["{", ...lines.map((line) => `    ${line}`), "}"].join("\n");
}

/** A JSON value as Python writes it. */
function inPython(value: unknown): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Array.isArray(value)
    ? value.map(inPython)
    : Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${inPython(inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (entries.length === 0) return `${open}${close}`;
  return [open, ...entries.map((entry) => `    ${indent(entry, 4)},`), close].join("\n");
}
