// `npm run chaos`: kills the service at random moments while mails travel in both directions, 100 times, and checks
// that none is lost or doubled.
//   --kills <number>   how often
import { parseArgs } from "node:util";
import { runMailChaos } from "../tests/support/mail-chaos.ts";
import { buildApp } from "./build-app.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({ options: { kills: { type: "string", default: "100" } } });
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 1) {
  say("--kills takes a number above 0.");
  process.exit(2);
}
buildApp(say);
const report = await runMailChaos(kills, say);
say(JSON.stringify(report, null, 2));
const isGood =
  report.lost.length === 0 && report.doubled.length === 0 && report.repeated <= report.kills;
say(isGood ? "Nothing was lost or doubled." : "This is not good.");
process.exit(isGood ? 0 : 1);
