import { join } from "node:path";
import { parseArgs } from "node:util";
import { diskFailureOf } from "#shared/config/disk-failure.ts";
import { parseFrozenReport } from "#shared/config/parse-frozen-report.ts";
import { parseSettings } from "#shared/config/settings.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { isDay } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import { shanghaiMinute } from "#shared/domain/base/instant.ts";
import { isMonth } from "#shared/domain/base/month.ts";
import { roles } from "#shared/domain/base/person.ts";
import { awaitedSentence } from "#shared/domain/reports/awaited-data.ts";
import { reportSummary } from "#shared/domain/reports/report-summary.ts";
import { type ApiClient, ApiProblem, callJson } from "./commands/api-client.ts";
import { sayBackup, sayMoved, sayRestored } from "./commands/carry-installation.ts";
import { exportLedger } from "./commands/export-ledger.ts";
import { fileDecisions, holdsOf } from "./commands/file-decisions.ts";
import { importFile } from "./commands/import-file.ts";
import { inviteFromCommandLine, inviteToCloud } from "./commands/invite-person.ts";
import { openLocalClient } from "./commands/local-client.ts";
import { progressByAssociation } from "./commands/progress-by-association.ts";
import { progressByBank } from "./commands/progress-by-bank.ts";
import { publishAll } from "./commands/publish-all.ts";
import { readMonthlyReport } from "./commands/read-monthly-report.ts";
import { sayRedriven } from "./commands/redrive-letters.ts";
import { sayAssessment } from "./commands/say-assessment.ts";
import { sayImport } from "./commands/say-import.ts";
import { sayProgress } from "./commands/say-progress.ts";
import { createServerClient } from "./commands/server-client.ts";
import { type RegisterCommand, sayRegister, takeInRegister } from "./commands/take-in-register.ts";
import { usage } from "./commands/usage.ts";
import { fillLedger } from "./demo/fill-ledger.ts";
import { writeEvidence } from "./evidence/write-evidence.ts";
import { writeReportAsKnown } from "./evidence/write-report-as-known.ts";
import { mintToken } from "./mint-token.ts";

const options = {
  commit: { type: "boolean", default: false },
  acknowledge: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  map: { type: "string", multiple: true },
  set: { type: "string", multiple: true },
  holds: { type: "string" },
  "accept-names": { type: "boolean", default: false },
  by: { type: "string" },
  association: { type: "string" },
  "list-day": { type: "string" },
  "accept-several": { type: "boolean", default: false },
  out: { type: "string" },
  "as-of": { type: "string" },
  "known-on": { type: "string" },
  all: { type: "boolean" },
  quarter: { type: "string" },
  url: { type: "string" },
  token: { type: "string" },
  name: { type: "string" },
  cloud: { type: "string" },
  go: { type: "boolean", default: false },
} as const;

const ways = ["to-cloud", "from-cloud"] as const;

type Flags = ReturnType<typeof parseCommand>["values"];
type Command = (client: ApiClient, words: readonly string[], flags: Flags) => Promise<number>;

const commands: Record<string, Command> = {
  async import(client, files, flags) {
    const told = fileDecisions(flags.map, flags.set);
    const holds = flags.holds === undefined ? undefined : holdsOf(flags.holds);
    if (files.length === 0 || told === undefined || holds !== flags.holds) return misused();
    const decisions = { ...told, holds, acceptNames: flags["accept-names"] || undefined };
    const taking = { commit: flags.commit, acknowledge: flags.acknowledge, decisions };
    let status = 0;
    for (const file of files) {
      const imported = await importFile(client, file, taking);
      console.log(flags.json ? JSON.stringify(imported) : sayImport(imported));
      const whole = imported.state === (flags.commit ? "committed" : "checked");
      status = Math.max(status, whole ? ((imported.counts?.refused ?? 0) > 0 ? 1 : 0) : 2);
    }
    return status;
  },
  associations: (client, files, flags) => takeInRegisters(client, "associations", files, flags),
  members: (client, files, flags) => takeInRegisters(client, "members", files, flags),
  async "poor-households"(client, files, flags) {
    const day = flags["list-day"];
    return day === undefined || !isDay(day)
      ? misused()
      : takeInRegisters(client, "poor-households", files, flags);
  },
  async progress(client, _words, flags) {
    const asOf = flags["as-of"];
    const query = asOf === undefined ? {} : { asOf };
    if (flags.by !== undefined && flags.by !== "association" && flags.by !== "bank") return misused();
    const progress = await callJson<RouteOutput<"read-progress">>(client, "read-progress", { query });
    const parts = {
      byAssociation: flags.by === "association" ? await progressByAssociation(client, progress) : undefined,
      byBank: flags.by === "bank" ? await progressByBank(client, query) : undefined,
    };
    console.log(flags.json ? JSON.stringify({ ...progress, ...parts }) : sayProgress(progress, parts));
    return 0;
  },
  async report(client, [month = ""], flags) {
    const knownOn = flags["known-on"];
    if (flags.all) return publishAll(client, (of) => console.log(`${of} 月报已发布`));
    if (!isMonth(month)) return misused();
    if (knownOn !== undefined) return printReportAsKnown(month, knownOn, flags);
    const { json, files } = await readMonthlyReport(client, month, flags.out);
    const { awaited = [], asOf = "" } =
      reportSummary(parseFrozenReport(new TextEncoder().encode(json))) ?? {};
    if (awaited.length > 0) console.error(awaitedSentence(awaited, asOf));
    if (flags.json) console.log(json.trimEnd());
    else
      console.log(
        files.length > 0
          ? files.join("\n")
          : `${month} 月报已发布；加 --out DIR 保存为文件，加 --json 看数据`,
      );
    return 0;
  },
  async assessment(client, _words, flags) {
    const query = flags.quarter === undefined ? {} : { quarter: flags.quarter };
    const assessed = await callJson<RouteOutput<"read-assessment">>(client, "read-assessment", { query });
    console.log(flags.json ? JSON.stringify(assessed) : sayAssessment(assessed));
    return 0;
  },
  async verify(client, _words, flags) {
    const verified = await callJson<RouteOutput<"verify-ledger">>(client, "verify-ledger");
    const differences = verified.ok ? ((await client.remadeOtherwise?.()) ?? []) : verified.differences;
    const result = { ...verified, ok: differences.length === 0, differences };
    const said = result.ok ? "核对无误" : `发现 ${result.differences.length} 处不符`;
    console.log(
      flags.json
        ? JSON.stringify(result)
        : `${said}：${result.loans} 笔贷款，${result.entries} 条流水，${result.head}`,
    );
    if (!flags.json)
      for (const { kind, key, expected, found } of result.differences)
        console.log(`  ${kind} ${key}: ${expected} ≠ ${found}`);
    return result.ok ? 0 : 1;
  },
  async export(client, [directory], _flags) {
    if (directory === undefined) return misused();
    for (const [name, lines] of Object.entries(await exportLedger(client, directory)))
      console.log(`${name}: ${lines}`);
    return 0;
  },
};

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseCommand(words);
    const [name = "", ...rest] = positionals;
    if (name === "token") return await printToken(rest);
    if (name === "evidence" && values.url === undefined) return await printEvidence(rest, values);
    if (name === "demo" && values.url === undefined) return await fillWithDemo();
    const said = values.url === undefined ? await runOnInstallation(positionals, values) : undefined;
    if (said !== undefined) {
      console.log(said);
      return 0;
    }
    if (name === "invite") return await printInvitation(rest, values);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) return misused();
    const client = await openClient(values);
    try {
      return await command(client, rest, values);
    } finally {
      await client.close();
    }
  } catch (error) {
    console.error(errorText(error));
    return 2;
  }
}

async function takeInRegisters(
  client: ApiClient,
  register: RegisterCommand,
  files: readonly string[],
  flags: Flags,
): Promise<number> {
  if (files.length === 0) return misused();
  let status = 0;
  for (const file of files) {
    const taken = await takeInRegister(client, register, file, {
      commit: flags.commit,
      association: flags.association,
      listOn: flags["list-day"],
      acceptSeveral: flags["accept-several"] || undefined,
    });
    console.log(flags.json ? JSON.stringify(taken) : sayRegister(taken));
    const refused = taken.state === "refused" ? 2 : taken.counts.refused > 0 ? 1 : 0;
    status = Math.max(status, refused);
  }
  return status;
}

function parseCommand(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

async function openClient({ url, token }: Flags): Promise<ApiClient> {
  if (url === undefined) return openLocalClient(parseSettings(process.env));
  if (token === undefined) throw new LedgerFailure("sign-in-needed");
  return createServerClient(url, token);
}

async function printToken([roleName, association]: readonly string[]): Promise<number> {
  const role = roles.find((candidate) => candidate === roleName);
  if (role === undefined) return misused();
  console.log(await mintToken(parseSettings(process.env), role, association));
  return 0;
}

async function printReportAsKnown(month: string, knownOn: string, { out, url }: Flags): Promise<number> {
  if (!isDay(knownOn) || out === undefined || url !== undefined) return misused();
  console.log((await writeReportAsKnown(parseSettings(process.env), { month, knownOn }, out)).join("\n"));
  return 0;
}

async function printEvidence([month = ""]: readonly string[], { out }: Flags): Promise<number> {
  if (!isMonth(month) || out === undefined) return misused();
  const { files, remadeEqual } = await writeEvidence(parseSettings(process.env), month, out);
  const remade = remadeEqual
    ? "由流水账重作的月报与发布时逐字节一致。"
    : "由流水账重作的月报与发布时不同：请确认程序版本与发布时相同。";
  console.log(
    `${files.map((file) => join(out, file)).join("\n")}\n${remade}\n核对：node ${join(out, "check.mjs")}`,
  );
  return remadeEqual ? 0 : 1;
}

/** The commands that work on an installation as a whole, local or a deployment; `undefined` for any other command. */
async function runOnInstallation(
  [name, word = ""]: readonly string[],
  { cloud, out, go }: Flags,
): Promise<string | undefined> {
  const settings = () => parseSettings(process.env);
  if (name === "backup" && out !== undefined) return sayBackup(settings(), cloud, out);
  if (name === "restore" && word !== "") return sayRestored(settings(), cloud, word);
  if (cloud === undefined) return undefined;
  if (name === "redrive") return sayRedriven(cloud, go);
  const way = ways.find((one) => one === word);
  if (name === "move" && way !== undefined && out !== undefined) return sayMoved(settings(), way, cloud, out);
  return undefined;
}

async function fillWithDemo(): Promise<number> {
  const filled = await fillLedger(parseSettings(process.env));
  console.log(
    `已填入演示数据：${filled.firstMonth} 至 ${filled.lastMonth}，${filled.loans} 笔贷款，${filled.imports} 个文件，${filled.reports} 份月报。人名、单位、证件号码均为虚构。\n启动服务器，打开网页看。`,
  );
  return 0;
}

async function printInvitation(
  [roleName, whose]: readonly string[],
  { name, cloud }: Flags,
): Promise<number> {
  const role = roles.find((candidate) => candidate === roleName);
  if (role === undefined) return misused();
  const settings = parseSettings(process.env);
  const { url, link } = await (cloud === undefined
    ? inviteFromCommandLine(settings, role, whose, name)
    : inviteToCloud(cloud, settings, role, whose, name));
  console.error(
    `一次性链接，${shanghaiMinute(link.expiresAt)} 前有效，只显示这一次 / a one-time link, shown this once：`,
  );
  console.log(url);
  return 0;
}

function misused(): number {
  console.error(usage);
  return 2;
}

function errorText(error: unknown): string {
  if (error instanceof ApiProblem) return error.message + error.remedy;
  if (error instanceof LedgerFailure) {
    const { message, remedy } = failureText(error);
    return message + remedy;
  }
  const full = diskFailureOf(error, unwritableFile(error));
  if (full !== undefined) return errorText(full);
  if (error instanceof Error && "code" in error) {
    return String(error.code).startsWith("ERR_PARSE_ARGS") ? `${error.message}\n\n${usage}` : error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The file that the system could not write, as a fact. */
function unwritableFile(error: unknown): { folder?: string } {
  return error instanceof Error && "path" in error ? { folder: String(error.path) } : {};
}
