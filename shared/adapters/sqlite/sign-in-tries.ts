import { createHash } from "node:crypto";
import { nameKey } from "#shared/domain/people/account.ts";
import { afterWrongPassword } from "#shared/domain/people/lock-out.ts";
import type { Database } from "./database.ts";
import { signInTriesRow } from "./row-schemas.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** The tries at passwords by sign-in name. They are kept under a hash, as a name may be a password in the wrong field. */
export type SignInTries = {
  /** Counts a try; returns until when the name is locked, or 0 where the try may be made. */
  count(name: string, nowMs: number): number;
  forget(name: string): void;
  /** Until when the name is locked, or 0. */
  lockedUntilMs(name: string, nowMs: number): number;
};

/** Keeps the tries in SQLite, for a day after the last. */
export function createSignInTries(database: Database): SignInTries {
  const triesOf = (name: string) => {
    const row = database.get(
      "SELECT wrong, locked_until_ms FROM sign_in_tries WHERE name_hash = ?",
      hashOf(name),
    );
    return row === undefined ? undefined : signInTriesRow.parse(row);
  };
  return {
    count(name, nowMs) {
      const tries = triesOf(name);
      if (tries !== undefined && tries.lockedUntilMs > nowMs) return tries.lockedUntilMs;
      const { wrong, lockedUntilMs } = afterWrongPassword(tries, nowMs);
      database.run("DELETE FROM sign_in_tries WHERE last_ms < ?", nowMs - dayMs);
      database.run(
        "INSERT OR REPLACE INTO sign_in_tries (name_hash, wrong, locked_until_ms, last_ms) VALUES (?, ?, ?, ?)",
        hashOf(name),
        wrong,
        lockedUntilMs,
        Math.max(nowMs, lockedUntilMs),
      );
      return 0;
    },
    forget(name) {
      database.run("DELETE FROM sign_in_tries WHERE name_hash = ?", hashOf(name));
    },
    lockedUntilMs(name, nowMs) {
      const until = triesOf(name)?.lockedUntilMs ?? 0;
      return until > nowMs ? until : 0;
    },
  };
}

function hashOf(name: string): string {
  return createHash("sha256").update(nameKey(name)).digest("hex");
}
