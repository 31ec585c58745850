// Opens the forms of a report: a document, a page and a workbook become lines and cells of text.
import { inflateRawSync } from "node:zlib";

const partBytesMax = 64 * 1024 * 1024;
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };
const unescaped = (text) => text.replaceAll(/&(amp|lt|gt|quot|apos|#39);/g, (_, name) => entities[name]);
/** What neither form carries, or only one of them. */
const plain = (text) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/g, "");
const texts = (xml, tag) =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, "g"))].map((match) => match[1]).join("");

/** The parts of a zip archive by name, by its central directory. */
function unzip(bytes) {
  const parts = new Map();
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (end < 0) throw new Error("不是 zip 文件");
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    );
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    if (parts.has(name)) throw new Error(`${name} 有两份`);
    const stored = bytes.readUInt16LE(at + 10) === 0;
    parts.set(name, stored ? packed : inflateRawSync(packed, { maxOutputLength: partBytesMax }));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}

function partOf(parts, name) {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`缺少 ${name}`);
  return part.toString("utf8");
}

/** The lines of a document: a paragraph is a text, a row of a table a list of texts. */
export function docxLines(bytes) {
  const xml = partOf(unzip(bytes), "word/document.xml");
  const body = xml.slice(xml.indexOf("<w:body>"));
  const pieces = body.match(/<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? [];
  return pieces.flatMap((piece) =>
    piece.startsWith("<w:tbl>")
      ? (piece.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? []).map((row) =>
          (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map(docxText),
        )
      : [docxText(piece)],
  );
}

function docxText(xml) {
  return plain(unescaped(texts(xml, "w:t")));
}

/** The lines of a page, of the same form. */
export function htmlLines(html) {
  const main = html.slice(html.indexOf("<main>")).replaceAll(/<div role="img".*?<\/svg><\/div>/gs, "");
  const pieces = main.match(/<tr.*?<\/tr>|<(h1|h2|p|figcaption)(?: [^>]*)?>.*?<\/\1>/gs) ?? [];
  return pieces.map((piece) =>
    piece.startsWith("<tr") ? (piece.match(/<t[dh].*?<\/t[dh]>/gs) ?? []).map(htmlText) : htmlText(piece),
  );
}

function htmlText(html) {
  return plain(unescaped(html.replaceAll(/<[^>]*>/g, "")));
}

/** The sheets of a workbook by name, each a list of rows of texts; numbers are as they are stored. */
export function xlsxSheets(bytes) {
  const parts = unzip(bytes);
  const book = partOf(parts, "xl/workbook.xml");
  const names = [...book.matchAll(/<sheet name="([^"]*)"/g)].map((match) => unescaped(match[1]));
  return new Map(
    names.map((name, index) => [name, rowsOf(partOf(parts, `xl/worksheets/sheet${index + 1}.xml`))]),
  );
}

function rowsOf(xml) {
  return (xml.match(/<row .*?<\/row>/gs) ?? []).map((row) => {
    const cells = [];
    for (const [, column, inner = ""] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>(.*?)<\/c>)/gs))
      cells[columnNo(column)] = plain(unescaped(texts(inner, "t") || texts(inner, "v")));
    return Array.from(cells, (cell) => cell ?? "");
  });
}

function columnNo(letters) {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
