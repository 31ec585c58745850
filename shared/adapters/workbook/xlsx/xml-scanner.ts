import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { createElementRoles, type ElementRoles } from "./element-roles.ts";
import { addToName } from "./name-code.ts";
import { declaringName } from "./xml-namespaces.ts";
import type { XmlHandler, XmlTag } from "./xml-tag.ts";

const attributesMax = 256;
/** More than whoever looks ahead looks at. */
const noughtsBehind = 64;
const tokenBytesMax = 1024 * 1024;
const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const colon = 0x3a;
const equals = 0x3d;
const space = 0x20;
const exclamation = 0x21;
const question = 0x3f;
const cdata = "<![CDATA[";

/**
 * Scans XML in UTF-8 that comes in chunks, cut anywhere, and reports its elements to a handler; no tree is built.
 * `spaces` are the namespaces that count, each with what is mixed into the codes of its names; without them only the
 * root's counts. Fails with `file-unreadable` for XML that is not well formed, and with `file-unsafe` for a document
 * type declaration and for more attributes, depth or bytes in one piece than any office writes.
 */
export function createXmlScanner(
  handler: XmlHandler,
  spaces?: ReadonlyMap<string, number>,
): { feed(chunk: Buffer): void; end(): void } {
  const roles: ElementRoles = createElementRoles(handler, spaces);
  const tag: XmlTag = {
    bytes: Buffer.alloc(0),
    count: 0,
    names: new Int32Array(attributesMax),
    prefixes: new Int32Array(attributesMax),
    starts: new Int32Array(attributesMax),
    ends: new Int32Array(attributesMax),
    declares: false,
    namespaceOf: roles.namespaceOf,
  };
  let rootSeen = false;
  let held: Buffer = Buffer.alloc(0);
  let length = 0;

  /** The end of the element, comment or other piece that follows a place, or -1 if it is not there yet. */
  function scanPiece(bytes: Buffer, from: number): number {
    let at = from;
    while (at < length && bytes[at] !== less) at += 1;
    const textEnd = at;
    const second = bytes[++at];
    if (at >= length) return -1;
    if (second === exclamation || second === question) return scanOther(bytes, from, textEnd, second);
    const closing = second === slash;
    if (closing) at += 1;
    let prefix = 0;
    let name = 0;
    let byte = bytes[at] ?? 0;
    for (; at < length && byte > space && byte !== greater && byte !== slash; byte = bytes[++at] ?? 0) {
      if (byte === colon) {
        prefix = name;
        name = 0;
      } else name = addToName(name, byte);
    }
    if (closing) {
      while (at < length && (bytes[at] ?? 0) <= space) at += 1;
      if (at >= length) return -1;
      if (bytes[at] !== greater) refuse();
      roles.tellText(bytes, from, textEnd, false);
      roles.close(prefix, name);
      return at + 1;
    }
    const end = scanAttributes(tag, bytes, at, length);
    if (end < 0) return -1;
    if (name === 0 || (rootSeen && roles.isOutside())) refuse();
    roles.tellText(bytes, from, textEnd, false);
    rootSeen = true;
    roles.open(prefix, name, tag);
    if (bytes[end - 2] === slash) roles.close(prefix, name);
    return end;
  }

  /** A comment, an instruction or verbatim text; anything else that begins so declares a type. */
  function scanOther(bytes: Buffer, from: number, textEnd: number, second: number): number {
    const start = bytes.toString("latin1", textEnd, Math.min(length, textEnd + cdata.length));
    const comment = start.startsWith("<!--");
    const verbatim = start === cdata;
    if (second === exclamation && !comment && !verbatim) {
      if (start.length < cdata.length) return -1;
      throw new LedgerFailure("file-unsafe");
    }
    const mark = comment ? "-->" : verbatim ? "]]>" : "?>";
    const begins = textEnd + (comment ? 4 : verbatim ? cdata.length : 2);
    const ends = bytes.indexOf(mark, begins, "latin1");
    if (ends < 0 || ends + mark.length > length) return -1;
    roles.tellText(bytes, from, textEnd, false);
    if (verbatim) roles.tellText(bytes, begins, ends, true);
    return ends + mark.length;
  }

  /** Appends a chunk to the rest of the last one, and zeros after it all: reading beyond a buffer's end is slow. */
  function hold(chunk: Buffer): void {
    const needed = length + chunk.length + noughtsBehind;
    if (needed > held.length) {
      const larger = Buffer.allocUnsafeSlow(needed * 2);
      held.copy(larger, 0, 0, length);
      held = larger;
    }
    length += chunk.copy(held, length);
    held.fill(0, length, length + noughtsBehind);
  }

  return {
    feed(chunk) {
      hold(chunk);
      tag.bytes = held;
      let at = 0;
      for (let next = 0; next >= 0; next = scanPiece(held, at)) at = roles.quick(held, next);
      held.copyWithin(0, at, length);
      length -= at;
      if (length > tokenBytesMax) throw new LedgerFailure("file-unsafe");
    },
    end() {
      if (!rootSeen || !roles.isOutside() || held.subarray(0, length).includes(less)) refuse();
    },
  };
}

/** Notes the attributes of a tag from a place on and returns the place after its end, or -1 if the tag is cut off. */
function scanAttributes(tag: XmlTag, bytes: Buffer, from: number, length: number): number {
  let at = from;
  tag.count = 0;
  tag.declares = false;
  for (;;) {
    while (at < length && (bytes[at] ?? 0) <= space) at += 1;
    if (at >= length) return -1;
    if (bytes[at] === greater) return at + 1;
    if (bytes[at] === slash) {
      if (at + 1 >= length) return -1;
      return bytes[at + 1] === greater ? at + 2 : refuse();
    }
    let name = 0;
    let prefix = 0;
    for (; at < length && bytes[at] !== equals; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === greater || byte === less) refuse();
      if (byte === colon) {
        prefix = name;
        name = 0;
      } else if (byte > space) name = addToName(name, byte);
    }
    at += 1;
    while (at < length && (bytes[at] ?? 0) <= space) at += 1;
    if (at >= length) return -1;
    const quote = bytes[at];
    if (quote !== 0x22 && quote !== 0x27) refuse();
    const start = at + 1;
    for (at = start; at < length && bytes[at] !== quote; ) at += 1;
    if (at >= length) return -1;
    if (tag.count === attributesMax) throw new LedgerFailure("file-unsafe");
    if (prefix === 0 ? name === declaringName : prefix === declaringName) tag.declares = true;
    tag.names[tag.count] = name;
    tag.prefixes[tag.count] = prefix;
    tag.starts[tag.count] = start;
    tag.ends[tag.count++] = at++;
  }
}

function refuse(): never {
  throw new LedgerFailure("file-unreadable");
}
