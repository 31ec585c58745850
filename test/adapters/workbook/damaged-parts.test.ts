import fc from "fast-check";
import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { zipOf } from "#test/support/zip.ts";
import { readHere } from "./read-here.ts";
import { xlsxParts } from "./small-xlsx.ts";

const cells =
  '<c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>42500</v></c><c r="C2" s="2"><v>12</v></c><c r="D2" t="inlineStr"><is><r><t>王</t></r></is></c><c r="E2"><f>A1</f></c>';
const book = xlsxParts(
  [
    {
      name: "明细",
      rows: `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" hidden="1">${cells}</row>`,
      before: '<cols><col min="2" max="3" hidden="1"/></cols>',
      after: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
    },
  ],
  { formats: ["yyyy/m/d", "0000000000"], strings: ["<t>借据号</t>", "<r><t>A</t></r><r><t>1</t></r>"] },
);

/** Some bytes at some place of some part, taken out and others put there instead. */
const damage = fc.record({
  part: fc.nat({ max: book.length - 1 }),
  at: fc.nat({ max: 3000 }),
  removed: fc.nat({ max: 40 }),
  added: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc
      .constantFrom(
        "<",
        ">",
        '"',
        "&",
        "&#x110000;",
        "]]>",
        "<!--",
        "<![CDATA[",
        "<?",
        "</",
        "/>",
        "99999999999",
        "-1",
        "",
      )
      .map((text) => new TextEncoder().encode(text)),
  ),
});

test("a book with bytes of its parts changed is read or refused, and nothing else becomes of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
      const parts = book.map(({ name, content }) => ({ name, content: Buffer.from(content) }));
      for (const { part, at, removed, added } of damages) {
        const whole = parts[part];
        if (whole === undefined) continue;
        const place = at % (whole.content.length + 1);
        const rest = whole.content.subarray(Math.min(whole.content.length, place + removed));
        whole.content = Buffer.concat([whole.content.subarray(0, place), added, rest]);
      }
      try {
        for (const sheet of await readHere(zipOf(parts)))
          for (const { cells: read } of rowsOf(sheet)) expect(read.at(-1)).not.toBeNull();
      } catch (error) {
        expect(error).toBeInstanceOf(LedgerFailure);
      }
    }),
    { numRuns: 500 },
  );
});
