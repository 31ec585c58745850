import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { CellType } from "./raw-cell.ts";

const letterTypes: ReadonlyMap<number, CellType> = new Map([
  [0x6e, "n"],
  [0x73, "s"],
  [0x62, "b"],
  [0x65, "e"],
  [0x64, "d"],
]);

/** The type that a cell's `t` names. Fails with `file-unreadable` for one that there is not. */
export function cellTypeOf(bytes: Buffer, start: number, end: number): CellType {
  if (end - start === 1) {
    const first = bytes[start] ?? 0;
    if (first === 0x73) return "s";
    return letterTypes.get(first) ?? refuse();
  }
  const name = bytes.toString("latin1", start, end);
  return name === "str" || name === "inlineStr" ? name : refuse();
}

/** The index that a cell's `s` names. Fails with `file-unreadable` for anything but digits. */
export function styleIndexOf(bytes: Buffer, start: number, end: number): number {
  let index = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) refuse();
    index = index * 10 + digit;
  }
  return index;
}

function refuse(): never {
  throw new LedgerFailure("file-unreadable");
}
