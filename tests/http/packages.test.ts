// The npm packages that the service offers; tests/packages installs them.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { root } from "../../scripts/stack.ts";
import { createTenant } from "../support/http-client.ts";
import { packageAddresses } from "../support/package-addresses.ts";

const appUrl = inject("appUrl");
const databaseUrl = inject("databaseUrl");
const { cookie } = await createTenant(appUrl);
const addresses = await packageAddresses(appUrl, cookie);

test("every package that was built is offered", () => {
  const built = readdirSync(join(root, "packages/.built")).filter((name) => name.endsWith(".json"));
  expect(built.length).toBeGreaterThan(2);
  expect(Object.keys(addresses).sort()).toEqual(
    built.map((name) => name.replace(".json", "")).sort(),
  );
});

test("a package has the instance's own address in it, whatever host is asked", async () => {
  const url = new URL(addresses.react ?? "");
  const read = (host: string) =>
    new Promise<Buffer>((done, fail) => {
      const asked = request(url, { headers: { host, "x-forwarded-host": host } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => done(Buffer.concat(parts)));
      });
      asked.on("error", fail).end();
    });
  const bytes = await read("evil.example");
  const text = gunzipSync(bytes).toString("utf8");
  expect(text).toContain(`"${appUrl}"`);
  expect(text).not.toContain("evil.example");
  expect(text).not.toContain("instance.invalid");
  expect(await read(url.host)).toEqual(bytes);
});

test("caches keep a package for ever, and nothing in it can run in a browser", async () => {
  const response = await fetch(addresses.vue ?? "");
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/gzip",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*",
  });
  expect(response.headers.get("x-frame-options")).toBeNull();
});

test("a version of an earlier build is still served, byte for byte", async () => {
  const file = "react-0.0.9-h0123456789.tgz";
  const bytes = Buffer.from("what an earlier build made");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("INSERT INTO published_packages (file, bytes) VALUES ($1, $2)", [file, bytes]);
  await client.end();
  const response = await fetch(`${appUrl}/packages/${file}`);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

test("a name that was never served is not found", async () => {
  const names = [
    ...[
      "react-9.9.9.tgz",
      "react.tgz",
      "package.json",
      "react-0.1.0.tgz%00",
      "..%2f..%2fpackage.json",
    ],
    `react-${"0".repeat(500)}.tgz`,
  ];
  for (const name of names) {
    const response = await fetch(`${appUrl}/packages/${name}`);
    expect(response.status, name).toBe(404);
    expect(response.headers.get("cache-control"), name).not.toContain("immutable");
  }
});

test("the hash that a lock file holds is the same at every download", async () => {
  const hash = async () => {
    const response = await fetch(addresses.angular ?? "");
    return createHash("sha512")
      .update(await response.bytes())
      .digest("base64");
  };
  expect(await hash()).toBe(await hash());
});
