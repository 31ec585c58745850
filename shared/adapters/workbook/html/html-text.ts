const named: ReadonlyMap<string, string> = new Map([
  ["nbsp", "\u00a0"],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["middot", "·"],
  ["yen", "¥"],
  ["permil", "‰"],
]);
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const codePointMax = 0x10ffff;

/** The characters of HTML text: entities resolved (unknown ones stay), white space collapsed. */
export function htmlText(source: string): string {
  return source.replaceAll(/[ \t\r\n]+/g, " ").replaceAll(entity, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return named.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= codePointMax ? String.fromCodePoint(code) : whole;
  });
}
