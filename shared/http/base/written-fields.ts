import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { isMisleading } from "#shared/domain/base/misleading-text.ts";
import { fieldName } from "./parse-input.ts";

/** What a request asks or says. */
type Written = { query?: unknown; body?: unknown };

/** Names of files are somebody else's: they are cleaned, not refused. */
const cleanedElsewhere: ReadonlySet<string> = new Set(["fileName"]);

/** Fails with `input-invalid` when what a request asks or says holds characters that nobody sees and that mislead. */
export function refuseMisleading(written: Written): void {
  refuseWritten(
    written,
    { isBad: isMisleading, exceptIn: cleanedElsewhere },
    "里有看不见的控制字符，请删去重新输入（不要从别处粘贴）",
  );
}

/** Fails with `input-invalid`, which says of each field that has such a text why it may not. */
export function refuseWritten(
  { query, body }: Written,
  { isBad, exceptIn }: { isBad(text: string): boolean; exceptIn: ReadonlySet<string> },
  why: string,
): void {
  const fields = [query, body].flatMap((part) =>
    entriesOf(part).flatMap(([key, value]) =>
      !exceptIn.has(key) && textsOf(value, exceptIn).some(isBad) ? [`${fieldName(key)}${why}`] : [],
    ),
  );
  if (fields.length > 0) throw new LedgerFailure("input-invalid", { fields });
}

function entriesOf(part: unknown): [string, unknown][] {
  return typeof part === "object" && part !== null ? Object.entries(part) : [];
}

function textsOf(value: unknown, exceptIn: ReadonlySet<string>): string[] {
  if (typeof value === "string") return [value];
  return entriesOf(value).flatMap(([key, inner]) => (exceptIn.has(key) ? [] : textsOf(inner, exceptIn)));
}
