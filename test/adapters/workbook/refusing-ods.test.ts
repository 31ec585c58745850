import fc from "fast-check";
import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { zipOf } from "#test/support/zip.ts";
import { cell, fonts, formats, span } from "./ods-looks.ts";
import { readHere } from "./read-here.ts";
import { odsOf, odsParts, row, type SmallOds, table, typed } from "./small-ods.ts";

const one = typed("float", "1");
const zero = typed("float", "0", ' table:formula="of:=[.A1]"');
const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;
test.each<[string, SmallOds, string]>([
  [
    "a password",
    { tables: table(""), parts: [{ name: "META-INF/manifest.xml", content: manifest }] },
    "file-encrypted",
  ],
  ["no table", { tables: "" }, "file-not-a-table"],
  ["two tables of one name", { tables: table("") + table("") }, "sheet-name-repeated"],
  [
    "a column too many",
    { tables: table(row(typed("float", "1", ' table:number-columns-repeated="1025"'))) },
    "too-many-columns",
  ],
  ["rows without end", { tables: table(row(one, ' table:number-rows-repeated="1048576"')) }, "too-many-rows"],
  [
    "a row below the last",
    { tables: table(row("", ' table:number-rows-repeated="1048576"') + row(one)) },
    "file-unsafe",
  ],
])("a book with %s is refused", async (_, book, code) => {
  await expect(readHere(odsOf(book))).rejects.toMatchObject({ code });
});

test("a book with bytes of its parts changed is read or refused, and nothing else becomes of it", async () => {
  const book = odsParts({
    tables: table(row(cell("struck", `5${span("up", "1")}`) + zero, ' table:number-rows-repeated="2"')),
    styles: fonts + formats,
    generator: "x",
  });
  const damage = fc.record({
    part: fc.nat({ max: book.length - 1 }),
    at: fc.nat({ max: 6000 }),
    removed: fc.nat({ max: 20 }),
    added: fc.constantFrom("", "<", ">", '"', "&", "</", "/>", "99999999999", "-1", "\u00ff"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
      const parts = book.map(({ name, content }) => ({ name, content: Buffer.from(content) }));
      for (const { part, at, removed, added } of damages) {
        const whole = parts[part];
        if (whole === undefined) continue;
        const place = at % (whole.content.length + 1);
        whole.content = Buffer.concat([
          whole.content.subarray(0, place),
          Buffer.from(added, "latin1"),
          whole.content.subarray(place + removed),
        ]);
      }
      try {
        await readHere(zipOf(parts));
      } catch (error) {
        expect(error).toBeInstanceOf(LedgerFailure);
      }
    }),
    { numRuns: 500 },
  );
});
