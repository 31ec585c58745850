import { LedgerFailure } from "#shared/domain/base/failure.ts";

const pattern = /^at\.(\d{1,6})$/;

/** A part of a list that is worked out whole each time. Fails with `cursor-invalid`. */
export function offsetPage<T>(
  all: readonly T[],
  limit: number,
  cursor: string | undefined,
): { items: T[]; cursor?: string | undefined } {
  const match = cursor === undefined ? undefined : pattern.exec(cursor);
  if (match === null) throw new LedgerFailure("cursor-invalid");
  const start = Number(match?.[1] ?? 0);
  const end = start + limit;
  const items = all.slice(start, end);
  return end < all.length ? { items, cursor: `at.${end}` } : { items };
}
