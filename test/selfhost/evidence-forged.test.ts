import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeEvidence } from "#selfhost/evidence/write-evidence.ts";
import { zipEntries } from "#shared/adapters/zip/zip-entries.ts";
import { openLocal } from "#shared/config/local.ts";
import { parseSettings } from "#shared/config/settings.ts";
import type { JournalBlock } from "#shared/domain/ledger/journal.ts";
import { blockBytes } from "#shared/domain/ledger/journal.ts";
import { copyDatedDemo } from "#test/support/dated-demo.ts";
import { partText } from "#test/support/unzip.ts";
import { zipOf } from "#test/support/zip.ts";

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
type Told = {
  files: Record<string, string>;
  sources: { sha256: string }[];
  publishedAt: string;
  quality: Record<string, unknown>;
};

describe("evidence that was forged with every hash in it written anew", () => {
  let folder: string;
  let pack: string;
  let outside: string[];
  let kept: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "yinhui-forged-"));
    kept = join(folder, "kept");
    pack = join(folder, "pack");
    const dataDir = join(folder, "data");
    await copyDatedDemo(dataDir);
    const settings = parseSettings({ DATA_DIR: dataDir });
    const { deps, close } = await openLocal(settings);
    const reports = await deps.reports.list();
    const tellsCorrections = async (report: (typeof reports)[number]) =>
      (
        deps.frozenReports.parse((await deps.frozenReports.get(report, "json")) ?? new Uint8Array())
          .corrections ?? []
      ).length > 0;
    let chosen = reports[0];
    for (const report of reports) if (await tellsCorrections(report)) chosen = report;
    await close();
    await writeEvidence(settings, chosen?.month ?? "", kept);
    outside = ["--head", chosen?.headHash ?? "", "--sha256", chosen?.sha256 ?? ""];
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const check = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [join(pack, "check.mjs"), ...args], {
      encoding: "utf8",
    });
    return { status, stdout };
  };
  const read = (name: string) => readFileSync(join(pack, name));
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(pack, name), content);
  const edit = (name: string, change: (text: string) => string) => {
    const text = read(name).toString("utf8");
    const changed = change(text);
    expect(changed === text).toBe(false);
    write(name, changed);
  };
  const editPart = (name: string, part: string, change: (text: string) => string) => {
    const archive = read(name);
    const parts = zipEntries(archive).map((entry) => ({
      name: entry.name,
      content: partText(archive, entry.name),
    }));
    const forged = parts.map((one) => (one.name === part ? { ...one, content: change(one.content) } : one));
    expect(forged.find((one) => one.name === part)).not.toEqual(parts.find((one) => one.name === part));
    write(name, zipOf(forged.map((one) => ({ ...one, content: new TextEncoder().encode(one.content) }))));
  };
  const editReport = (change: (report: Told) => void) => {
    const report = JSON.parse(read("report.json").toString("utf8"));
    change(report);
    write("report.json", JSON.stringify(report));
  };
  const reseal = () => {
    editReport(({ files }) => {
      for (const form of Object.keys(files)) files[form] = sha256(read(`report.${form}`));
    });
    const evidence = JSON.parse(read("evidence.json").toString("utf8"));
    write("evidence.json", JSON.stringify({ ...evidence, sha256: sha256(read("report.json")) }));
  };
  /** Changes the journal, chains it anew, and writes its new head wherever the pack has one. */
  const rechain = (change: (journal: string) => string) => {
    let previousHash = "0".repeat(64);
    const heads = new Map<string, string>();
    const lines = change(read("journal.jsonl").toString("utf8")).trimEnd().split("\n");
    const blocks = lines.map((line) => {
      const block = { ...(JSON.parse(line) as JournalBlock), previousHash };
      previousHash = sha256(blockBytes(block));
      heads.set(block.hash, previousHash);
      return JSON.stringify({ ...block, hash: previousHash });
    });
    write("journal.jsonl", `${blocks.join("\n")}\n`);
    const anew = (text: string) => text.replaceAll(/[0-9a-f]{64}/g, (hash) => heads.get(hash) ?? hash);
    for (const name of ["report.json", "report.html", "evidence.json"]) edit(name, anew);
    editPart("report.docx", "word/document.xml", anew);
  };
  const another = (match: string) =>
    match.replace(/\d(?=\.\d\d)/, (digit) => String((Number(digit) + 1) % 10));

  const forged = (forge: () => void) => {
    rmSync(pack, { recursive: true, force: true });
    cpSync(kept, pack, { recursive: true });
    forge();
    reseal();
  };

  test("as it was written it is whole, and the checker says what it cannot prove alone", () => {
    forged(() => {});
    expect(check().stdout).toMatch(/^一致.*--head.*--sha256/s);

    cpSync(kept, pack, { recursive: true });
    expect(check(...outside)).toEqual({ status: 0, stdout: expect.not.stringContaining("--") });
  });

  const docx = (change: (text: string) => string) => () =>
    editPart("report.docx", "word/document.xml", change);
  /** A sheet's part by its title: which number it has depends on what the month has to tell. */
  const partOf = (title: string) => {
    const titles = [...partText(read("report.xlsx"), "xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)];
    return `xl/worksheets/sheet${titles.findIndex(([, name]) => name === title) + 1}.xml`;
  };
  const sheet = (title: string, cell: RegExp) => () =>
    editPart("report.xlsx", partOf(title), (xml) => xml.replace(cell, another));
  const sheetText = (title: string, from: string, to: string) => () =>
    editPart("report.xlsx", partOf(title), (xml) => xml.replaceAll(from, to));

  test.each<[string, () => void, string]>([
    ["a figure of the document", docx((xml) => xml.replace(/户均\d+\.\d\d/, another)), "report.docx 的文字"],
    ["a cell of the document", docx((xml) => xml.replace(/>[\d,]+\.\d\d</, another)), "report.docx 的表"],
    [
      "a word of the document",
      docx((xml) => xml.replace("发布后不再改动", "发布后可以改动")),
      "report.docx 与 report.html",
    ],
    [
      "another signer of the document",
      docx((xml) => xml.replace(/>[^<]*科学技术协会<(?!.*科学技术协会<)/s, ">某局<")),
      "report.docx 的署名",
    ],
    [
      "another title of the page",
      () => edit("report.html", (html) => html.replace("工作情况的通报</h1>", "情况</h1>")),
      "report.html 的文字",
    ],
    ["a file of the annex", sheetText("数据来源", "贷款明细.", "贷款名单."), "数据来源"],
    [
      "a rate of the page",
      () => edit("report.html", (html) => html.replace(/不良率\d+\.\d\d/, another)),
      "report.html 的文字",
    ],
    ["what is owed in the annex", sheet("小额贷款统计表", /<v>\d+\.\d\d<\/v>/), "小额贷款统计表"],
    ["a county of the annex", sheet("分县进展", /<v>\d+\.\d\d<\/v>/), "分县进展"],
    ["an association of the annex", sheet("分农技协", /<v>\d+\.\d\d<\/v>/), "分农技协"],
    ["a month of the annex", sheet("分月发放", /<v>\d+\.\d\d<\/v>/), "分月发放"],
    ["a loan of the annex", sheet("本月发放明细", /<v>\d+\.\d\d<\/v>/), "本月发放明细"],
    [
      "remarks left out",
      () => editReport((report) => Object.assign(report, { remarks: [] })),
      "存在的问题与建议",
    ],
    [
      "corrections left out",
      () => editReport((report) => Object.assign(report, { corrections: [] })),
      "对以前月份的更正",
    ],
    [
      "corrected figures left out",
      () => editReport((report) => Object.assign(report, { figureCorrections: [] })),
      "对以前月份的更正",
    ],
    ["sources left out", () => editReport((report) => Object.assign(report, { sources: [] })), "数据来源"],
    [
      "freshness left out",
      () => editReport((report) => Object.assign(report, { freshness: [] })),
      "数据新鲜度的银行",
    ],
    [
      "another instant of publication",
      () =>
        editReport((report) =>
          Object.assign(report, { publishedAt: report.publishedAt.replace(/T\d\d/, "T05") }),
        ),
      "发布时间为北京时间",
    ],
    [
      "another hash of an original",
      () => {
        const { sources } = JSON.parse(read("report.json").toString("utf8")) as Told;
        edit("evidence.json", (json) => json.replaceAll(sources[0]?.sha256 ?? "", "e".repeat(64)));
      },
      "数据来源",
    ],
    [
      "overdue loans called normal in journal and report",
      () => {
        rechain((journal) => journal.replaceAll('"overdue"', '"normal"'));
        editReport(({ quality }) => {
          Object.assign(quality, { overdue: { loanCount: 0, outstandingFen: 0 }, overduePercent: 0 });
        });
      },
      "逾期贷款0笔",
    ],
  ])("%s is found without anything from outside", (_, forge, place) => {
    forged(forge);

    const { status, stdout } = check();

    expect(stdout).toContain(place);
    expect(status).toBe(1);
  });

  test.each<[string, (journal: string) => string]>([
    [
      "another borrower",
      (journal) =>
        journal.replaceAll(/("after":")([^"]*)(","before":null,"field":"borrowerName")/g, "$1李四$3"),
    ],
    ["what it knew five days earlier", (journal) => journal.replaceAll(/"knownAt":"[^"]*"/g, earlier)],
  ])("a journal chained anew with %s is found by the head from outside alone", (_, change) => {
    forged(() => rechain(change));

    expect(check()).toEqual({ status: 0, stdout: expect.stringContaining("不能证明流水没有被整体改写") });
    expect(check(...outside.slice(0, 2))).toEqual({ status: 1, stdout: expect.stringContaining("--head") });
  });

  test("what is forged alike in every form is found by the hash from outside alone", () => {
    const anew = (text: string) => text.replaceAll("贷款明细.", "贷款名单.");
    forged(() => {
      for (const name of ["report.json", "evidence.json"]) edit(name, anew);
      sheetText("数据来源", "贷款明细.", "贷款名单.")();
    });

    expect(check()).toMatchObject({ status: 0 });
    expect(check(...outside.slice(2))).toEqual({ status: 1, stdout: expect.stringContaining("--sha256") });
  });
});

function earlier(match: string): string {
  const at = /"knownAt":"([^"]*)"/.exec(match)?.[1] ?? "";
  return `"knownAt":"${new Date(Date.parse(at) - 5 * 86_400_000).toISOString()}"`;
}
