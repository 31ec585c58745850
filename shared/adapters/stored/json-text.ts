import * as z from "zod";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** A value as JSON text, with whole numbers of any size as decimal strings. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
}

/** A JSON text: parsed, then read by a schema. What was stored as JSON and is none any more fails with `ledger-damaged`. */
export const jsonText = <T extends z.ZodType>(schema: T) => z.string().transform(storedJson).pipe(schema);

/** A JSON file, read by a schema. One that is not of that shape any more fails with `ledger-damaged`, naming the file. */
export function parseJsonFile<T extends z.ZodType>(schema: T, bytes: Uint8Array, file: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new LedgerFailure("ledger-damaged", { file });
  }
}

/** A whole number of any size out of its decimal text. */
export const decimal = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

function storedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LedgerFailure("ledger-damaged");
  }
}
