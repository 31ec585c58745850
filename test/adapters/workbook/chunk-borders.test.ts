import { expect, test } from "vitest";
import { appendXmlText } from "#shared/adapters/ooxml/append-xml-text.ts";
import { createByteText } from "#shared/adapters/ooxml/byte-text.ts";
import { utf8Chunks } from "#shared/adapters/workbook/xlsx/utf8-chunks.ts";
import { createXmlScanner } from "#shared/adapters/workbook/xlsx/xml-scanner.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

const xml = `<?xml version="1.0"?><!-- 甲 > --><x:sst xmlns:x='a>b"/' >
  <x:si a = "1"><x:t xml:space="preserve"> 〇㛃𠮷 &amp;&#x4e00;_x000D_</x:t></x:si><si/><si
  b='琅琊区'/><![CDATA[明光<市>]]]><x:r><t>小</t><t>明&lt;</t></x:r></x:sst>
`;

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Everything that a scanner tells of chunks: elements with their attributes, and texts as they read. */
function toldOf(chunks: Iterable<Buffer>): string[] {
  const told: string[] = [];
  const scanner = createXmlScanner({
    open(name, tag, depth) {
      const values = Array.from({ length: tag.count }, (_, index) =>
        tag.bytes.toString("utf8", tag.starts[index], tag.ends[index]),
      );
      told.push(`<${name} ${depth} ${values.join("|")}`);
    },
    close: (name, depth) => told.push(`>${name} ${depth}`),
    text(bytes, start, end, verbatim) {
      const text = createByteText(8);
      const units = appendXmlText(text, bytes, start, end, verbatim);
      const read = text.bytes.toString("utf8", 0, text.used);
      expect(units).toBe(read.length);
      told.push(read);
    },
  });
  for (const chunk of chunks) scanner.feed(chunk);
  scanner.end();
  return told;
}

const whole = toldOf([Buffer.from(xml)]);

test("a scanner tells of every element and text", () => {
  expect(whole.filter((one) => !/^[<>]/.test(one)).map((one) => one.trim())).toEqual([
    "",
    "〇㛃𠮷 &一",
    "明光<市>]",
    "小",
    "明<",
  ]);
  expect(whole.filter((one) => one.startsWith("<")).map((one) => one.split(" ").slice(1).join(" "))).toEqual([
    '0 a>b"/',
    "1 1",
    "2 preserve",
    "1 ",
    "1 琅琊区",
    "1 ",
    "2 ",
    "2 ",
  ]);
});

test("chunks of every size tell the same, wherever they cut a character or a tag", () => {
  const bytes = Buffer.from(xml);
  for (let size = 1; size <= bytes.length; size++) expect(toldOf(cut(bytes, size))).toEqual(whole);
});

test.each(["utf16le", "utf16be"])("chunks of every size of %s are the same UTF-8", async (encoding) => {
  const little = Buffer.from(xml, "utf16le");
  const bytes = encoding === "utf16le" ? little : little.swap16();
  for (const size of [2, 3, 5, 7, 64, bytes.length]) {
    const decoded: Buffer[] = [];
    for await (const chunk of utf8Chunks(asynchronous(cut(bytes, size)))) decoded.push(chunk);
    expect(Buffer.concat(decoded).toString("utf8")).toBe(xml);
  }
});

test("what is cut off for good is told, at whatever byte", () => {
  const bytes = Buffer.from(xml.trimEnd());
  for (let length = 0; length < bytes.length; length++) {
    expect(() => toldOf([bytes.subarray(0, length)])).toThrow(LedgerFailure);
  }
});

async function* asynchronous(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}
