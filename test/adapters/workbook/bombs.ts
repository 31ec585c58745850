import { zipOf } from "#test/support/zip.ts";
import {
  book,
  noiseText,
  oneCell,
  overlapping,
  repeated,
  sheetPart,
  utf8,
  type Verdict,
  withParts,
  withSheet,
} from "./hostile-files.ts";
import { xlsxOf } from "./small-xlsx.ts";

/** Files that would cost far more than they are large, by what they do, with the verdict that each must get. */
export const bombs: readonly [name: string, make: () => Uint8Array, verdict: Verdict][] = [
  [
    "an entry smaller than it claims",
    () => withSheet((part) => ({ ...part, claims: { size: 90_000 } })),
    "file-unsafe",
  ],
  [
    "an entry larger than it claims",
    () => withSheet((part) => ({ ...part, claims: { size: 10 } })),
    "file-unsafe",
  ],
  [
    "a small entry that unpacks to 32 MiB",
    () => withSheet((part) => ({ ...part, content: " ".repeat(2 ** 25) })),
    "file-unsafe",
  ],
  [
    "a sheet that is named as a picture is",
    () =>
      zipOf(
        book().map((part) => ({
          ...part,
          name: part.name === sheetPart ? "xl/media/sheet1.png" : part.name,
          content: String(part.content).replaceAll("worksheets/sheet1.xml", "media/sheet1.png"),
        })),
      ),
    "file-unsafe",
  ],
  [
    "a drawing of one colour, large and packed small",
    () => withParts({ name: "xl/media/image1.bmp", content: " ".repeat(2 ** 25) }),
    "read",
  ],
  [
    "2,100 entries",
    () => withParts(...Array.from({ length: 2100 }, (_, n) => ({ name: `xl/${n}.xml`, content: "" }))),
    "too-many-parts",
  ],
  ["entries that share their bytes", overlapping, "file-unsafe"],
  [
    "a document type",
    () => withSheet(({ name }) => ({ name, content: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' })),
    "file-unsafe",
  ],
  [
    "an entity behind a long comment",
    () =>
      withSheet(({ name }) => ({
        name,
        content: `<!--${" ".repeat(70_000)}--><!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`,
      })),
    "file-unsafe",
  ],
  [
    "one cell repeated seventeen thousand million times",
    () => repeated("><text:p>1</text:p></table:table-cell>"),
    "too-many-columns",
  ],
  ["an empty cell repeated as often", () => repeated("/>"), "read"],
  ["a million columns in one line", () => utf8(",".repeat(1_000_000)), "too-many-columns"],
  [
    "styles for 999,999,999 columns",
    () => xlsxOf([{ name: "明细", rows: oneCell, before: '<cols><col min="1" max="999999999"/></cols>' }]),
    "file-unsafe",
  ],
  [
    "a text of 4,000 characters that 70,000 cells share",
    () =>
      xlsxOf(
        [
          {
            name: "明细",
            rows: Array.from(
              { length: 70_000 },
              (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`,
            ).join(""),
          },
        ],
        { strings: [`<t>${"字".repeat(4000)}</t>`] },
      ),
    "too-much-content",
  ],
  [
    "elements 300 deep below the rows",
    () =>
      withSheet(({ name, content }) => ({
        name,
        content: String(content).replace(
          "<sheetData>",
          `${"<a>".repeat(300)}${"</a>".repeat(300)}<sheetData>`,
        ),
      })),
    "file-unsafe",
  ],
  [
    "an element of 300 attributes",
    () =>
      withSheet(({ name }) => ({
        name,
        content: `<worksheet ${Array.from({ length: 300 }, (_, n) => `a${n}="1"`).join(" ")}/>`,
      })),
    "file-unsafe",
  ],
  [
    "a comment of two megabytes",
    () =>
      withSheet(({ name, content }) => ({
        name,
        content: String(content).replace("<sheetData>", `<!--${noiseText(2_000_000)}--><sheetData>`),
      })),
    "file-unsafe",
  ],
  [
    "five million shared strings",
    () =>
      zipOf(
        book().map((part) =>
          part.name === "xl/sharedStrings.xml"
            ? {
                ...part,
                content: `<sst>${Array.from({ length: 500_000 }, (_, n) => `<si a="${n}"/>${"<si/>".repeat(9)}`).join("")}</sst>`,
              }
            : part,
        ),
      ),
    "too-much-content",
  ],
  [
    "200,001 merged areas",
    () =>
      xlsxOf([
        {
          name: "明细",
          rows: oneCell,
          after: `<mergeCells>${Array.from({ length: 200_001 }, (_, n) => `<mergeCell ref="A${n + 1}:B${n + 1}"/>`).join("")}</mergeCells>`,
        },
      ]),
    "too-many-merges",
  ],
  [
    "1,000 merged areas over each other",
    () =>
      xlsxOf([
        {
          name: "明细",
          rows: oneCell,
          after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells>`,
        },
      ]),
    "read",
  ],
  [
    "101 sheets",
    () => xlsxOf(Array.from({ length: 101 }, (_, n) => ({ name: `s${n}`, rows: oneCell }))),
    "too-many-sheets",
  ],
];
