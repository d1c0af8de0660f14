// Preloaded into a service (`--import`): what it asks the DNS about senders of mails is answered from STUB_DNS,
// a JSON object of "<type> <name>" and its records. Everything else does not exist.
import dns from "node:dns/promises";
import { syncBuiltinESMExports } from "node:module";

const records = JSON.parse(process.env.STUB_DNS ?? "{}");

dns.Resolver = class {
  async resolve(name, type) {
    const found = records[`${type} ${name}`];
    if (found) return found;
    throw Object.assign(new Error(`no ${type} of ${name}`), { code: "ENOTFOUND" });
  }
};
syncBuiltinESMExports();
