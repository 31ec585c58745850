import type { Route } from "#shared/contract/base/route.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { holdsPersonNumber, maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { refuseWritten } from "./written-fields.ts";

/** Only looked up, and no statement about people, though an issuer's subjects may look like identity numbers. */
const keptAsTheyAre: ReadonlySet<string> = new Set(["cursor", "subject"]);
const hash = /^[0-9a-f]{64}$/;

/** Fails with `input-invalid` when somebody wrote a whole identity number into what a request asks or says. */
export function refusePersonNumbers(
  { masksNumbers }: Route,
  { query, body }: { query?: unknown; body?: unknown },
  now: string,
): void {
  if (masksNumbers === true) return;
  const search = { today: shanghaiDayOf(now) };
  refuseWritten(
    { query, body },
    { isBad: (text) => holdsPersonNumber(text, search), exceptIn: keptAsTheyAre },
    "里写有完整的身份证号，请删去或只写后四位",
  );
}

/** An answer as JSON; what an earlier version let into the ledger is masked, since its journal is never rewritten. */
export function jsonWithoutNumbers(value: unknown, now: string): string {
  const search = { today: shanghaiDayOf(now) };
  return JSON.stringify(value, (key, part: unknown) =>
    typeof part !== "string" || keptAsTheyAre.has(key) || hash.test(part)
      ? part
      : maskPersonNumbers(part, search),
  );
}
