import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type ByteText, reserve } from "./byte-text.ts";
import { xmlEntities } from "./xml-characters.ts";

const ampersand = 0x26;
const underscore = 0x5f;
const smallX = 0x78;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const entityLengthMax = 12;
const codePointMax = 0x10ffff;
const replacement = 0xfffd;
const escapeLength = 7;

/**
 * Adds the characters of XML text and returns their number in UTF-16 units: entities and `_x000D_` (ECMA-376 22.4.2.4)
 * are resolved, line ends become line feeds. Verbatim text has no entities. Fails with `file-unreadable` for an unknown
 * entity.
 */
export function appendXmlText(
  target: ByteText,
  source: Buffer,
  start: number,
  end: number,
  verbatim: boolean,
): number {
  reserve(target, end - start);
  const { bytes } = target;
  let { used } = target;
  let units = 0;
  for (let at = start; at < end; at++) {
    const byte = source[at] ?? 0;
    if (byte === ampersand && !verbatim) {
      const close = source.indexOf(";", at, "latin1");
      if (close < 0 || close >= end || close - at > entityLengthMax) refuse();
      target.used = used;
      units += appendCodePoint(target, entityCode(source.toString("latin1", at + 1, close)));
      used = target.used;
      at = close;
    } else if (byte === underscore && source[at + 1] === smallX && escapeAt(source, at, end) >= 0) {
      const code = escapeAt(source, at, end);
      const low = isHigh(code) ? escapeAt(source, at + escapeLength, end) : -1;
      const paired = low >= 0xdc00 && low <= 0xdfff;
      target.used = used;
      units += appendCodePoint(target, paired ? ((code - 0xd800) << 10) + (low - 0xdc00) + 0x10000 : code);
      used = target.used;
      at += (paired ? 2 : 1) * escapeLength - 1;
    } else if (byte === carriageReturn) {
      if (source[at + 1] === lineFeed && at + 1 < end) continue;
      bytes[used++] = lineFeed;
      units += 1;
    } else {
      bytes[used++] = byte;
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
  }
  target.used = used;
  return units;
}

function entityCode(name: string): number {
  const known = xmlEntities.get(name)?.codePointAt(0);
  if (known !== undefined) return known;
  const match = /^#(?:(\d{1,7})|x([0-9a-f]{1,6}))$/i.exec(name);
  if (match === null) refuse();
  const [, decimal, hexadecimal] = match;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0 && code <= codePointMax ? code : refuse();
}

/** The UTF-16 unit of `_xHHHH_` at a place, or -1. */
function escapeAt(source: Buffer, at: number, end: number): number {
  if (at + escapeLength > end) return -1;
  const match = /^_x([0-9a-f]{4})_$/i.exec(source.toString("latin1", at, at + escapeLength));
  return match === null ? -1 : Number.parseInt(match[1] ?? "", 16);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function appendCodePoint(target: ByteText, code: number): number {
  const lone = code >= 0xd800 && code <= 0xdfff;
  const text = String.fromCodePoint(lone ? replacement : code);
  target.used += target.bytes.write(text, target.used, "utf8");
  return text.length;
}

function refuse(): never {
  throw new LedgerFailure("file-unreadable");
}
