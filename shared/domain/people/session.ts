import { addMs } from "#shared/domain/base/instant.ts";
import type { Role } from "#shared/domain/base/person.ts";

/** A sign-in that lasts in one browser. Of its secret only the hash is known. */
export type Session = {
  secretHash: string;
  signedInAt: string;
  /** When the password was set by which it began; absent where there was none. */
  passwordSetAt?: string | undefined;
};

/** What a browser keeps and shows: the secret of a session with whose it is, or that of an access link. */
export type SessionKey =
  | { kind: "account"; subject: string; secret: string }
  | { kind: "access-link"; secret: string };

/** A key for the browser to keep, and for how long. */
export type KeptKey = { key: SessionKey; seconds: number };

/** In how many browsers one person is signed in at once; of those beyond, the oldest is signed out. */
export const sessionsMax = 20;

/** How long a sign-in by password lasts: for who sees the whole programme, and for people of an association. */
export type SessionTerms = { officeHours: number; associationDays: number };

/** A day at work; and a month, as on a phone of one's own. */
export const defaultSessionTerms: SessionTerms = { officeHours: 12, associationDays: 30 };

/** The longest terms that may be set. */
export const sessionTermsMax: SessionTerms = { officeHours: 7 * 24, associationDays: 90 };

/** How long people of a programme stay signed in. */
export function sessionTermsOf({ sessionTerms }: { sessionTerms?: SessionTerms | undefined }): SessionTerms {
  return sessionTerms ?? defaultSessionTerms;
}

/** Why terms may not be set, in Chinese. */
export function sessionFaults({ officeHours, associationDays }: SessionTerms): string[] {
  const fits = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  const { officeHours: hoursMax, associationDays: daysMax } = sessionTermsMax;
  return [
    ...(fits(officeHours, hoursMax) ? [] : [`科协、银行、审计登录保持的时间应为 1 到 ${hoursMax} 小时`]),
    ...(fits(associationDays, daysMax) ? [] : [`农技协登录保持的时间应为 1 到 ${daysMax} 天`]),
  ];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** No session is good for longer. */
export const sessionMsMax = Math.max(
  sessionTermsMax.officeHours * hourMs,
  sessionTermsMax.associationDays * dayMs,
);

/** How many milliseconds after signing in somebody of a role stays signed in. */
export function sessionMs(role: Role, { officeHours, associationDays }: SessionTerms): number {
  return role === "association" ? associationDays * dayMs : officeHours * hourMs;
}

/** Tells whether a session still lasts at an instant. */
export function sessionLasts({ signedInAt }: Session, ms: number, now: string): boolean {
  return now < addMs(signedInAt, ms);
}
