// Compares what a report says beside figures (corrections, files, banks, remarks, times) with the journal.

import { expectedRemarks } from "./expected-remarks.mjs";
import { wan } from "./form-texts.mjs";
import { amount, sum } from "./loan-sums.mjs";

/** Clocks of two machines may differ by so much, and so long may a report take to be made. */
const slackMs = 60 * 60 * 1000;

export function checkOrigins({ report, evidence, blocks, loansAt, loans }, differ) {
  checkTimes(report, blocks, differ);
  checkSources(report, evidence, blocks, differ);
  checkCorrections(report, evidence, loansAt, differ);
  const banks = new Set(loans.map(({ bankId }) => bankId));
  for (const bankId of banks)
    if (!report.freshness.some((one) => one.bankId === bankId)) differ("数据新鲜度的银行", bankId, "缺失");
  const late = ({ dataOn }) => dataOn === null || dataOn < report.asOf;
  const awaits = report.freshness.some((bank) => (bank.branches ?? [bank]).some(late));
  const { awaited } = report;
  if (awaited !== undefined && awaited.length > 0 !== awaits)
    differ("待报数据的银行", awaits ? "有" : "没有", awaited.map(({ name }) => name).join() || "没有");
  if (report.withholds && !awaits) differ("数据尚未报齐", "已报齐", "未报齐");
  const remarks = expectedRemarks(report);
  if (remarks.join("\n") !== report.remarks.join("\n"))
    differ("存在的问题与建议", remarks.join(""), report.remarks.join(""));
}

/** What came to be known comes in order, and before the report. */
function checkTimes({ publishedAt, month }, blocks, differ) {
  let before = "";
  for (const { blockNo, knownAt } of blocks) {
    if (Date.parse(knownAt) + slackMs < Date.parse(before || knownAt))
      differ(`第 ${blockNo} 块的时间`, `不早于 ${before}`, knownAt);
    before = knownAt;
  }
  if (before !== "" && Date.parse(publishedAt) + slackMs < Date.parse(before))
    differ("发布时间", `不早于最后一块的 ${before}`, publishedAt);
  if (publishedAt.slice(0, 7) < month) differ("发布时间", `不早于 ${month}`, publishedAt);
}

/** Each file that a report names was uploaded with that hash, and none from which the journal has entries is left out. */
function checkSources({ sources, sourcesMoreCount }, { originals }, blocks, differ) {
  const uploaded = new Set(originals.map(({ sha256 }) => sha256));
  for (const { fileName, sha256 } of sources)
    if (!uploaded.has(sha256)) differ(`数据来源 ${fileName} 的 SHA-256`, "与原始文件清单相符", sha256);
  if (sourcesMoreCount > 0) return;
  const inJournal = new Set(blocks.map(({ importId }) => importId));
  const named = new Set(sources.map(({ sha256 }) => sha256));
  for (const { importId, fileName, sha256, state } of originals)
    if (state === "committed" && inJournal.has(importId) && !named.has(sha256))
      differ("数据来源", fileName, "缺失");
}

/** The months of the nearest earlier report whose loans or money are others now, as the journal knew them then. */
function checkCorrections({ comparedWith, corrections, byMonth }, { earlier }, loansAt, differ) {
  const latest = earlier.at(-1)?.month ?? null;
  if (comparedWith !== latest) differ("对比的月报", latest, comparedWith);
  const then = comparedWith === null ? undefined : loansAt(comparedWith, { owing: false });
  if (then === undefined || corrections === null) return;
  const months = new Map(
    byMonth.map(({ month, loanCount, disbursedFen }) => [month, { loanCount, disbursedFen }]),
  );
  const was = (month) => {
    const list = then.filter((loan) => loan.disbursedOn.slice(0, 7) === month);
    return { loanCount: list.length, disbursedFen: Number(sum(list, amount)) };
  };
  const none = { loanCount: 0, disbursedFen: 0 };
  const text = ({ loanCount, disbursedFen }) => `${loanCount}笔、${wan(disbursedFen)}万元`;
  const all = [...new Set([...months.keys(), ...then.map((loan) => loan.disbursedOn.slice(0, 7))])];
  const expected = all
    .filter((month) => month <= comparedWith)
    .sort()
    .map((month) => `${month}：${text(was(month))}→${text(months.get(month) ?? none)}`)
    .filter((line) => line.split("：")[1].split("→")[0] !== line.split("→")[1]);
  const found = corrections.map(({ month, before, after }) => `${month}：${text(before)}→${text(after)}`);
  if (found.join() !== expected.join())
    differ("对以前月份的更正", expected.join("；") || "没有变化", found.join("；") || "没有变化");
}
