import type { Role } from "#shared/domain/base/person.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";

/** An account of the embedded issuer: a sign-in name and a password, for the person of the same subject. */
export type Account = {
  subject: string;
  /** As its owner wrote it. */
  name: string;
  /** The password's hash, with its salt and the parameters of its making. */
  passwordHash: string;
  passwordSetAt: string;
  lastSignInAt?: string | undefined;
  /** What its owner's authenticator makes one-time codes of, where they have one. */
  secondFactor?: SecondFactor | undefined;
};

/** The secret of an authenticator in base 32, and the step of the last code that was used. */
export type SecondFactor = { secret: string; lastStep: number };

/** The form of an authenticator's secret: 160 bits in base 32. */
export const codeSecretPattern = /^[A-Z2-7]{32}$/;

/** Tells whether people of a role need a one-time code where codes are asked for: who sees more than one association. */
export function needsCode(role: Role): boolean {
  return role !== "association";
}

export const nameLengthMin = 2;
export const nameLengthMax = 30;
export const passwordLengthMin = 10;
export const passwordLengthMax = 128;

/** The form in which sign-in names are compared: NFKC, without blanks around, in lower case. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** Why a text is no sign-in name, in Chinese; `undefined` for one that is. */
export function nameFault(name: string): string | undefined {
  const length = [...name.normalize("NFKC").trim()].length;
  if (length < nameLengthMin || length > nameLengthMax)
    return `登录名应为 ${nameLengthMin} 到 ${nameLengthMax} 个字`;
  if (!/^[\p{L}\p{N}._@-]+$/u.test(nameKey(name))) return "登录名只能用汉字、字母、数字和 . _ @ -";
  if (holdsPersonNumber(name, { likely: true })) return "登录名不能是身份证号";
  return undefined;
}
