import * as z from "zod";

/** A value as JSON text, with whole numbers of any size as decimal strings. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
}

/** A JSON text: parsed, then read by a schema. */
export const jsonText = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

/** A whole number of any size out of its decimal text. */
export const decimal = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
