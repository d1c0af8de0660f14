import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/stack.ts";

export type Route = { method: string; path: string };

/** Every method of every API route there is, read from the file system: none can be forgotten. */
export function listRoutes(): Route[] {
  return routeFiles("app/api").flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    const path = file.replace(/^app/, "").replace(/\/route\.ts$/, "");
    const methods = [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)];
    return methods.map((match) => ({ method: match[1] ?? "", path }));
  });
}

function routeFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return routeFiles(path);
    return name === "route.ts" ? [path] : [];
  });
}
