/** The encodings of the code pages (MS-XLS 2.4.52) in which Chinese, Japanese, Korean and Western books are written. */
const encodings: ReadonlyMap<number, string> = new Map([
  [874, "windows-874"],
  [932, "shift_jis"],
  [936, "gb18030"],
  [949, "euc-kr"],
  [950, "big5"],
  [1200, "utf-16le"],
  [10000, "macintosh"],
  [20127, "windows-1252"],
  [20936, "gb18030"],
  [28591, "windows-1252"],
  [32768, "macintosh"],
  [32769, "windows-1252"],
  [52936, "gb18030"],
  [54936, "gb18030"],
  [65001, "utf-8"],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => [page, `windows-${page}`] as const),
]);
const western = "windows-1252";
/** Characters in pairs of bytes as GB 2312 has them: two of them cannot be Western letters by chance. */
const chinesePairs = /[\xb0-\xf7][\xa1-\xfe]/g;
const highBytes = /[\x80-\xff]/g;
const pairsMin = 4;
/** So much of the high bytes has to be in such pairs; the rest is punctuation and rare characters. */
const pairedShareMin = 0.8;

/**
 * The encoding of the texts of a book that keeps them in bytes, by its code page. Books of programs that name none, or
 * the Western one whatever they write, are Chinese if all their letters are: `sample` is the bytes of some texts.
 */
export function encodingOf(codePage: number | undefined, sample: Buffer): string {
  const stated = codePage === undefined ? western : (encodings.get(codePage) ?? western);
  return stated === western && isChinese(sample) ? "gb18030" : stated;
}

function isChinese(sample: Buffer): boolean {
  const text = sample.toString("latin1");
  const high = (text.match(highBytes) ?? []).length;
  const pairs = (text.match(chinesePairs) ?? []).length;
  return pairs >= pairsMin && pairs * 2 >= high * pairedShareMin && isGb18030(sample);
}

function isGb18030(sample: Buffer): boolean {
  try {
    new TextDecoder("gb18030", { fatal: true }).decode(sample);
    return true;
  } catch {
    return false;
  }
}
