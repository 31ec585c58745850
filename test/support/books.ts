import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { plainHeaders, plainRow } from "./sheets.ts";

/** A file with what its announcement says of it. */
export type Book = { fileName: string; bytes: Buffer<ArrayBuffer>; byteSize: number; sha256: string };

/** How many rows the wordy book has. */
export const wordyRows = 2500;

/** One of the sample books. */
export function bookOf(fileName: string): Book {
  return bookWith(fileName, Buffer.from(readFileSync(`test/fixtures/samples/${fileName}`)));
}

/** A book of rows as CSV. */
export function bookOfRows(fileName: string, rows: readonly (readonly unknown[])[]): Book {
  return bookWith(fileName, Buffer.from(`${rows.map((row) => row.join(",")).join("\r\n")}\r\n`));
}

/** A book of refused rows alone, with words in it that cannot be packed. */
export function wordyBook(): Book {
  const row = plainRow("J1", "一万").join(",");
  const lines = Array.from({ length: wordyRows }, () => `${row},${randomBytes(2400).toString("base64")}`);
  return bookWith("wordy.csv", Buffer.from([`${plainHeaders.join(",")},备注`, ...lines, ""].join("\r\n")));
}

function bookWith(fileName: string, bytes: Buffer<ArrayBuffer>): Book {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { fileName, bytes, byteSize: bytes.byteLength, sha256 };
}
