import { inflateSync } from "node:zlib";

/** The text of a PDF that embeds one font, read by the font's own table of characters; spaces and lines are not kept. */
export function pdfText(pdf: Uint8Array): string {
  const streams = pdfStreams(pdf);
  const characters = streams
    .filter((stream) => stream.includes("begincmap"))
    .flatMap((table) => [...table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)])
    .flatMap(([, first = "", list = ""]) =>
      [...list.matchAll(/<([0-9a-f]*)>/g)].map(
        ([, hex = ""], index) => [Number.parseInt(first, 16) + index, utf16(hex)] as const,
      ),
    );
  const glyphs = new Map(characters);
  return streams
    .flatMap((stream) => [...stream.matchAll(/\[([^\]]*)\] TJ/g)])
    .flatMap(([, shown = ""]) => [...shown.matchAll(/<([0-9a-f]+)>/g)])
    .flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? [])
    .map((code) => glyphs.get(Number.parseInt(code, 16)) ?? "")
    .join("");
}

/** What the packed streams of a PDF say. */
export function pdfStreams(pdf: Uint8Array): string[] {
  const text = Buffer.from(pdf).toString("latin1");
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: match }) => {
    try {
      return [inflateSync(pdf.subarray(index + match.length)).toString("latin1")];
    } catch {
      return [];
    }
  });
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
