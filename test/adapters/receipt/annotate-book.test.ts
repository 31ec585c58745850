import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotateBook } from "#shared/adapters/receipt/annotate-book.ts";
import { zipEntries } from "#shared/adapters/zip/zip-entries.ts";
import { cellAddress } from "#shared/domain/base/sheet.ts";
import { type SmallSheet, xlsxOf, xlsxParts } from "#test/adapters/workbook/small-xlsx.ts";
import { heldBy, receiptOf, sheetsOf, verdict } from "#test/support/receipts.ts";
import { partText } from "#test/support/unzip.ts";
import { type ZipPart, zipOf } from "#test/support/zip.ts";

const inline = (address: string, text: string, more = "") =>
  `<c r="${address}"${more} t="inlineStr"><is><t>${text}</t></is></c>`;
const header = `<row r="1" spans="1:2">${inline("A1", "借据号")}${inline("B1", "放款金额")}</row>`;
const sheet = (rows: string, more: Partial<SmallSheet> = {}): SmallSheet => ({ name: "明细", rows, ...more });
const good = sheet(`${header}<row r="2">${inline("A2", "J1")}<c r="B2"><v>5</v></c></row>`);
const on = (...rows: ReturnType<typeof verdict>[]) => [{ sheet: "明细", headerRow: 1, rows }];
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheetPath = "xl/worksheets/sheet1.xml";

const heldAfter = async (...given: Parameters<typeof receiptOf>) =>
  heldBy((await sheetsOf(await receiptOf(...given)))[0]);

describe("a receipt of an .xlsx", () => {
  test("is the bank's own file also where a sheet's name, which answers mask, holds an identity number", async () => {
    const named = { ...good, name: "明细11010519491231002X" };
    const verdicts = [{ sheet: "明细110105********002X", headerRow: 1, rows: [verdict(2)] }];

    const { bytes } = await annotateBook(xlsxOf([named]), verdicts, 1_000_000);

    const [annotated] = await sheetsOf(bytes);
    expect(annotated?.name).toBe(named.name);
    expect(heldBy(annotated).get(2)).toContain("text 退回");
  });

  test("has the result, the reason and the remedy beside each row, and their headers beside the header", async () => {
    const held = await heldAfter(xlsxOf([good]), on(verdict(2, { reason: "金额不是数字。" })));

    expect([...held]).toEqual([
      [1, ["text 借据号", "text 放款金额", "text 处理结果", "text 原因", "text 修改建议"]],
      [2, ["text J1", "number 5{}", "text 退回", "text 金额不是数字。", "text 建议"]],
    ]);
  });

  test("leaves every other part as it lies in the bank's archive", async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251);
    const parts = [...xlsxParts([good]), { name: "xl/media/图.png", content: noise, stored: true }];
    const original = zipOf([...parts, { name: "xl/vbaProject.bin", content: noise }]);

    const receipt = await receiptOf(original, on(verdict(2)));

    const packed = (bytes: Uint8Array) =>
      new Map(
        zipEntries(bytes).map(({ name, dataStart, packedSize }) => [
          name,
          Buffer.from(bytes.subarray(dataStart, dataStart + packedSize)).toString("base64"),
        ]),
      );
    const [before, after] = [packed(original), packed(receipt)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [name, bytes] of before) {
      if (name === sheetPath || name === "xl/styles.xml") expect(after.get(name)).not.toBe(bytes);
      else expect(after.get(name), name).toBe(bytes);
    }
  });

  test("colours the cells at fault in their own number format, also where a cell is missing", async () => {
    const rows = `${header}<row r="2">${inline("A2", "J1")}<c r="B2" s="1"><v>0.5</v></c></row><row r="3">${inline("B3", "x")}</row>`;
    const original = xlsxOf([sheet(rows)], { formats: ["0.00%"] });

    const receipt = await receiptOf(
      original,
      on(verdict(2, { faults: ["B2"] }), verdict(3, { faults: ["A3"] })),
    );

    expect(heldBy((await sheetsOf(receipt))[0], 2).get(2)).toEqual(["text J1", 'number 0.5{"percent":true}']);
    const [xml, styles] = [partText(receipt, sheetPath), partText(receipt, "xl/styles.xml")];
    const formats = styles.match(/<xf\b[^>]*>/g) ?? [];
    const styleOf = (address: string) =>
      formats[Number(new RegExp(`r="${address}"[^>]*? s="(\\d+)"`).exec(xml)?.[1]) + 1];
    expect(styleOf("B2")).toContain('numFmtId="164"');
    expect(styleOf("B2")).toMatch(/fillId="[1-9]/);
    expect(styleOf("A3")).toMatch(/fillId="[1-9]/);
    expect(xml.indexOf('r="A3"')).toBeLessThan(xml.indexOf('r="B3"'));
  });

  test("keeps the hints on extents valid and gives its columns a width between the bank's own", async () => {
    const before = '<dimension ref="A1:B2"/><cols><col min="1" max="16384" width="9" style="0"/></cols>';
    const receipt = await receiptOf(xlsxOf([{ ...good, before }]), on(verdict(2)));

    const xml = partText(receipt, sheetPath);
    expect(xml).toContain('<dimension ref="A1:E2"/>');
    expect(xml).toContain('<row r="1" spans="1:5"');
    const columns = [...xml.matchAll(/<col min="(\d+)" max="(\d+)"/g)].map(([, min, max]) => [min, max]);
    expect(columns).toEqual([
      ["1", "2"],
      ["3", "3"],
      ["4", "4"],
      ["5", "5"],
      ["6", "16384"],
    ]);
  });

  test("takes the place of cells that hold nothing, and stands behind merged areas of the table", async () => {
    const rows = `${header}<row r="2">${inline("A2", "J1")}<c r="C2" s="0"/><c r="D2" s="0"></c><c r="H2" s="0"/></row>`;
    const beside = await receiptOf(xlsxOf([sheet(rows)]), on(verdict(2)));
    expect(heldBy((await sheetsOf(beside))[0]).get(2)).toEqual([
      "text J1",
      "",
      "text 退回",
      "text 原因",
      "text 建议",
    ]);
    const addresses = [...partText(beside, sheetPath).matchAll(/<c r="([A-Z]+2)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses).toEqual(["A2", "C2", "D2", "E2", "H2"]);

    const after = '<mergeCells count="1"><mergeCell ref="B2:D2"/></mergeCells>';
    const behind = await heldAfter(xlsxOf([sheet(rows, { after })]), on(verdict(2)));
    expect(behind.get(1)?.indexOf("text 处理结果")).toBe(4);
  });

  test("counts rows and cells that do not say where they stand, and knows prefixes, comments and CDATA", async () => {
    const bare =
      '<row><c t="inlineStr"><is><t>借据号</t></is></c></row><!-- <row> -->' +
      "<row r='2'><c t='inlineStr'><is><t><![CDATA[</row>]]></t></is></c><c><v>7</v></c></row>";
    expect((await heldAfter(xlsxOf([sheet(bare)]), on(verdict(2)))).get(2)?.slice(2)).toEqual([
      "text 退回",
      "text 原因",
      "text 建议",
    ]);

    const prefixed = await receiptOf(xlsxOf([good], { prefix: "x" }), on(verdict(2, { faults: ["B2"] })));
    expect(
      heldBy((await sheetsOf(prefixed))[0])
        .get(2)
        ?.slice(2),
    ).toEqual(["text 退回", "text 原因", "text 建议"]);
    expect(partText(prefixed, sheetPath)).not.toMatch(/<c /);
  });

  test("changes no sheet that has no verdicts", async () => {
    const other = { name: "封面", rows: `<row r="1">${inline("A1", "汇总")}</row>` };
    const original = xlsxOf([good, other]);

    const receipt = await receiptOf(original, on(verdict(2)));

    expect(partText(receipt, "xl/worksheets/sheet2.xml")).toBe(
      partText(original, "xl/worksheets/sheet2.xml"),
    );
  });

  const withoutStyles = (part: ZipPart): ZipPart[] =>
    part.name === "xl/styles.xml"
      ? []
      : [
          {
            ...part,
            content: String(part.content).replaceAll(/<(?:Override|Relationship) [^>]*styles[^>]*>/g, ""),
          },
        ];
  const wide = ({ name, content }: ZipPart): ZipPart[] => [
    {
      name,
      content:
        name === sheetPath
          ? Buffer.from(`\ufeff${String(content).replace("UTF-8", "UTF-16")}`, "utf16le")
          : content,
    },
  ];
  const bare = (part: ZipPart): ZipPart[] => [
    part.name === "xl/styles.xml" ? { ...part, content: `<styleSheet xmlns="${main}"/>` } : part,
  ];
  const template = (part: ZipPart) => [
    { ...part, content: String(part.content).replace("sheet.main+xml", "template.main+xml") },
  ];

  test.each([
    ["without styles", withoutStyles],
    ["without cell formats", bare],
    ["in UTF-16", wide],
    ["that is a template", template],
  ])("is written anew, coloured too, for a book %s", async (_, change) => {
    const original = zipOf(xlsxParts([good]).flatMap(change));

    const receipt = await receiptOf(original, on(verdict(2)));

    expect(
      heldBy((await sheetsOf(receipt))[0])
        .get(2)
        ?.slice(2),
    ).toEqual(["text 退回", "text 原因", "text 建议"]);
    expect(partText(receipt, "xl/styles.xml")).toContain("宋体");
  });

  const hostile = [
    '=HYPERLINK("http://evil")',
    "<img onerror=x>",
    "__proto__",
    "𠮷㛃·",
    "\ud800",
    "a\u0000b\u0008",
    "_x0041_",
    "]]>",
    "&amp;",
  ];

  test.each(hostile)("says %j as a text and never as a formula", async (text) => {
    const receipt = await receiptOf(xlsxOf([good]), on(verdict(2, { reason: text, remedy: text })));

    const said = text.toWellFormed().replaceAll("\u0000", "").replaceAll("\u0008", "");
    expect(
      heldBy((await sheetsOf(receipt))[0])
        .get(2)
        ?.slice(3),
    ).toEqual([`text ${said}`, `text ${said}`]);
    expect(partText(receipt, sheetPath)).not.toMatch(/<f>|<f /);
  });

  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ unit: fc.constantFrom("a", "花", "𠮷", "&", "<", " ") }).map((text) => text.trim()),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );

  test("reads, but for its columns, as the original does, whatever stands in it", async () => {
    const grid = fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 8 });
    const faults = fc.array(fc.record({ row: fc.nat(7), column: fc.nat(5) }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(grid, faults, async (lines, marks) => {
        const rows = lines.map((cells, index) => rowXml(index + 2, cells)).join("");
        const original = xlsxOf([sheet(header + rows)]);
        const verdicts = lines.map((_, index) =>
          verdict(index + 2, {
            faults: marks
              .filter(({ row }) => row === index)
              .map(({ column }) => cellAddress(column, index + 2)),
          }),
        );
        const before = heldBy((await sheetsOf(original))[0]);
        const width = Math.max(...[...before.values()].map((texts) => texts.length));

        const receipt = (await sheetsOf(await receiptOf(original, on(...verdicts))))[0];

        expect(heldBy(receipt, width)).toEqual(before);
        for (const row of before.keys()) {
          const own = heldBy(receipt).get(row)?.slice(width);
          expect(own?.[0]).toBe(row === 1 ? "text 处理结果" : "text 退回");
        }
      }),
      { numRuns: 60 },
    );
  });
});

function rowXml(row: number, cells: readonly (string | number | null)[]): string {
  const written = cells.map((held, column) => {
    const address = cellAddress(column, row);
    if (held === null || held === "") return "";
    if (typeof held === "number") return `<c r="${address}"><v>${held}</v></c>`;
    return inline(address, held.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  });
  return `<row r="${row}">${written.join("")}</row>`;
}
