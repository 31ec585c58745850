import fc from "fast-check";

/** Any code point there is, half of a pair too; made one by one, where fast-check's own "binary" lists a million first. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
