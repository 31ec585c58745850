/** The kind of a file, by its first bytes and never by its name. */
export type FileKind = "empty" | "zip" | "ole2" | "text" | "other";

const signatures: readonly [FileKind, readonly number[]][] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole2", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["other", [0x89, 0x50, 0x4e, 0x47]],
  ["other", [0xff, 0xd8, 0xff]],
  ["other", [0x47, 0x49, 0x46, 0x38]],
  ["other", [0x25, 0x50, 0x44, 0x46]],
  ["other", [0x52, 0x61, 0x72, 0x21]],
  ["other", [0x37, 0x7a, 0xbc, 0xaf]],
  ["other", [0x1f, 0x8b]],
  ["other", [0x7f, 0x45, 0x4c, 0x46]],
];

/** Tells what a file is; bare BIFF streams of very old .xls files count as OLE2 books do. */
export function detectKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  }
  const bareBiff =
    bytes[0] === 0x09 && (bytes[1] === 0x00 || bytes[1] === 0x02 || bytes[1] === 0x04 || bytes[1] === 0x08);
  return bareBiff && bytes[3] === 0x00 ? "ole2" : "text";
}
