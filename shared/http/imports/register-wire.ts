import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { RegisterResult } from "#shared/domain/imports/registers/register-answer.ts";
import { shownName } from "#shared/domain/ledger/masking.ts";

/** A register's file as the wire brings it. */
export function registerFileFromWire<Body extends { content: string }>({
  content,
  ...file
}: Body): Omit<Body, "content"> & { bytes: Uint8Array } {
  return { ...file, bytes: Uint8Array.from(atob(content), (character) => character.charCodeAt(0)) };
}

/** A register's diff as a caller may see it: names of people are masked unless the caller sees names whole. */
export function registerResultToWire(
  { rows, ...result }: RegisterResult,
  caller: Person,
): RouteAnswer<"take-in-members"> {
  return {
    ...result,
    rows: rows.map(({ name, ...row }) => ({
      ...row,
      name:
        name === undefined
          ? undefined
          : shownName(caller, name, row.identityTail === undefined ? "association" : undefined),
    })),
  };
}
