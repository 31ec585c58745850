import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const table = "shared/domain/ledger/loan-fields.ts";
const guarantor = `  guarantor: {
    name: "担保人",
    kind: "text",
    privacy: "masked",
    claimPlace: 18,
    column: { filledDown: true, ditto: true },
    template: { width: 16, meaning: "保证人姓名", example: "王小明" },
  },
`;

describe("a field added to the table of fields, and to nothing else,", () => {
  let copy: string;
  let found: Record<string, unknown>;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "yinhui-new-field-"));
    for (const path of ["shared", "web/src", "test/support", "package.json"]) {
      await cp(join(root, path), join(copy, path), { recursive: true });
    }
    await symlink(join(root, "node_modules"), join(copy, "node_modules"));
    const rows = await readFile(join(copy, table), "utf8");
    const end = "} as const satisfies Readonly<Record<string, LoanFieldRow>>;";
    expect(rows).toContain(end);
    await writeFile(join(copy, table), rows.replace(end, guarantor + end));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "test/support/new-field-probe.ts"],
      { cwd: copy },
    );
    found = JSON.parse(stdout);
  }, 60_000);
  afterAll(() => rm(copy, { recursive: true, force: true }));

  test("is read from a bank's book, posted, and kept", () => {
    expect(found.loan).toBe("王五");
  });

  test("is in the journal, before and after", () => {
    expect(found.journal).toEqual([
      { field: "guarantor", before: null, after: "李四平" },
      { field: "guarantor", before: "李四平", after: "王五" },
    ]);
  });

  test("is on the wire, masked as its row says", () => {
    expect(found.wire).toBe("王*");
    expect(found.wireChanges).toEqual([
      { field: "guarantor", before: null, after: "李*" },
      { field: "guarantor", before: "李*", after: "王*" },
    ]);
  });

  test("is on the loan's page, in the receipt, in the template and among what may be claimed", () => {
    expect(found.page).toEqual([["担保人", "王五"]]);
    expect(found.receipt).toContain("更新：担保人");
    expect(found.template).toContain("担保人");
    expect(found.claimable).toContain("guarantor");
  });
});
