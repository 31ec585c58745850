/** How many wrong passwords in a row shut a name out. */
export const wrongPasswordsMax = 10;

const minuteMs = 60_000;
const firstLockMs = 15 * minuteMs;
const longestLockMs = 24 * 60 * minuteMs;

/** What is known of the passwords tried for a name since the last good one. */
export type SignInTries = { wrong: number; lockedUntilMs: number };

/** The tries after one more wrong password: from the tenth on each locks for twice as long, 15 minutes up to a day. */
export function afterWrongPassword(tries: SignInTries | undefined, nowMs: number): SignInTries {
  const wrong = (tries?.wrong ?? 0) + 1;
  const beyond = wrong - wrongPasswordsMax;
  if (beyond < 0) return { wrong, lockedUntilMs: 0 };
  return { wrong, lockedUntilMs: nowMs + Math.min(firstLockMs * 2 ** beyond, longestLockMs) };
}
