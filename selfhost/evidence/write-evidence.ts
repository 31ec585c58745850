import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { everyPage } from "#shared/app/base/every-page.ts";
import { journalBlocks } from "#shared/app/ledger/journal-blocks.ts";
import { earlierReports } from "#shared/app/reports/earlier-reports.ts";
import { readFrozen, readFrozenReport } from "#shared/app/reports/read-frozen.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { associationAt, wasListed } from "#shared/domain/people/association.ts";
import { withoutMerged } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";
import { writeChecker } from "./installed-checker.ts";

const ownerOnly = 0o600;
const guide = `这个文件夹是一份月报的全部依据，供审计留存：
report.json .html .docx .xlsx  发布时冻结的月报
journal.jsonl                  截至月报链头的流水账，每行一块（含个人信息，请妥善保管）
20xx-xx.tsr                    时间戳机构（RFC 3161）对 report.json 盖的时间戳，有的话
evidence.json                  月报的 SHA-256、当时的农技协名单、原始文件的 SHA-256、以前各期的链头
earlier.json                   用来列出更正的上一份月报（第一期没有）
check.mjs                      核对程序：安装 Node.js 20 以上版本后运行 node check.mjs，
                               它不用原系统，自行验证哈希链并重算月报的每个数字，
                               计划、预测和督办等级也在内；再打开 .docx .html .xlsx，
                               逐项核对其中印出的数字、更正、数据来源和建议

请从本文件夹以外取两个数来核对（发布当时寄出的邮件正文里有；流水末端哈希也印在纸质通报的最后）：
  node check.mjs --head 流水末端哈希 --sha256 月报数据的SHA-256
有时间戳时，再给出从时间戳机构那里取得的证书（它自己的，或签发它的机构的）：
  node check.mjs --tsa-cert 证书文件
（也可以用 openssl ts -verify -data report.json -in 20xx-xx.tsr -CAfile 证书文件 核对。）
不给 --head，只能证明这个文件夹自相一致，不能证明流水没有被整体改写后重新连链（例如改借款人姓名、入账时间）；
不给 --sha256，不能证明月报没有连同所有哈希一起重做。核对程序本身也可能被替换：请向科协以外的人索取，
或与另一期证据里的 check.mjs 比对。
`;

/**
 * Writes everything that a published month's report rests on into a folder, with a single-file program that recomputes
 * the report from it offline; returns the names of the files, and whether this program makes the very same bytes of the
 * report again. Fails with `report-unknown` when the month is not published.
 */
export async function writeEvidence(
  settings: Settings,
  month: Month,
  directory: string,
): Promise<{ files: string[]; remadeEqual: boolean }> {
  const local = await openLocal(settings);
  try {
    return await writeFiles(local.deps, month, directory);
  } finally {
    await local.close();
  }
}

async function writeFiles(
  deps: Deps,
  month: Month,
  directory: string,
): Promise<{ files: string[]; remadeEqual: boolean }> {
  const published = await deps.reports.get(month);
  if (published === undefined) throw new LedgerFailure("report-unknown", { month });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const put = (name: string, content: string | Uint8Array) =>
    writeFile(join(directory, name), content, { mode: ownerOnly });
  const names: string[] = [];
  const json = await readReport(deps, { role: "auditor" }, { month, form: "json" });
  const { formHashes } = deps.frozenReports.parse(json);
  for (const form of reportForms) {
    if (form !== "json" && formHashes[form] === undefined) continue;
    names.push(`report.${form}`);
    await put(`report.${form}`, await readReport(deps, { role: "auditor" }, { month, form }));
  }
  const token = await deps.frozenReports.getTimestamp(published);
  if (token !== undefined) {
    names.push(`${month}.tsr`);
    await put(`${month}.tsr`, token);
  }
  await writeJournal(deps, published.headHash, join(directory, "journal.jsonl"));
  const { publishedAt, sha256 } = published;
  const listed = (await deps.associations.listEver())
    .filter((association) => wasListed(association, publishedAt))
    .map((association) => associationAt(association, publishedAt));
  const associations = withoutMerged(listed).map(({ associationId, name, countyCode, confirmed }) => ({
    associationId,
    name,
    countyCode,
    confirmed,
  }));
  const originals = await importedFiles(deps);
  const { earlier, compared } = await earlierTold(deps, published);
  if (compared !== undefined) {
    names.push("earlier.json");
    await put("earlier.json", compared);
  }
  const told = { month, publishedAt, sha256, associations, originals, earlier };
  await put("evidence.json", `${canonicalJson(told)}\n`);
  await put("说明.txt", guide);
  await writeChecker(join(directory, "check.mjs"));
  const { equal } = await remakeReport(deps, month);
  const files = [...names, "journal.jsonl", "evidence.json", "说明.txt", "check.mjs"];
  return { files, remadeEqual: equal };
}

/** The reports before one, and the JSON of the one that its corrections are against. */
async function earlierTold(deps: Deps, published: PublishedReport) {
  const reports = await earlierReports(deps, published);
  const earlier = await Promise.all(
    reports.map(async (one) => ({
      ...{ month: one.month, headHash: one.headHash, sha256: one.sha256 },
      format: (await readFrozenReport(deps, one))?.format,
    })),
  );
  const latest = reports.at(-1);
  return { earlier, compared: latest && (await readFrozen(deps, latest, "json")) };
}

async function writeJournal(deps: Pick<Deps, "ledger">, headHash: string, path: string): Promise<void> {
  const file = await open(path, "w", ownerOnly);
  try {
    for await (const block of journalBlocks(deps.ledger, 0, Number.MAX_SAFE_INTEGER)) {
      await file.write(`${canonicalJson(block)}\n`);
      if (block.hash === headHash) return;
    }
  } finally {
    await file.close();
  }
}

/** Every file that was uploaded, with its hash: those that a report names and those that changed nothing. */
async function importedFiles(
  deps: Pick<Deps, "imports">,
): Promise<{ importId: string; fileName: string; sha256: string; state: string }[]> {
  const files = [];
  for await (const { importId, fileName, sha256, state } of everyPage(deps.imports.list))
    files.push({ importId, fileName, sha256, state });
  return files;
}
