import type { Role } from "#shared/domain/base/person.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import { isCommonPassword } from "./common-passwords.ts";

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

/** What people here would try first besides, in lower case; variations of case are refused with them. */
const localPasswords: ReadonlySet<string> = new Set([
  "0123456789",
  "0987654321",
  "9876543210",
  "abcdefghij",
  "abc1234567",
  "woaini1314",
  "woaini5201314",
  "5201314520",
  "1314520520",
  "passw0rd123",
  "admin12345",
  "admin123456",
  "chuzhou123",
  "yinhui123456",
]);

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

/**
 * Why a text is not to be a password, in Chinese; `undefined` for one that may. After NIST SP 800-63B: long enough, not
 * the name, not one of the commonest, and no rules of composition.
 */
export function passwordFault(password: string, name: string): string | undefined {
  const known = password.normalize("NFKC");
  const length = [...known].length;
  if (length < passwordLengthMin) return `密码至少 ${passwordLengthMin} 个字`;
  if (length > passwordLengthMax) return `密码最多 ${passwordLengthMax} 个字`;
  if (known.toLowerCase().includes(nameKey(name)) && length < nameKey(name).length + passwordLengthMin / 2)
    return "密码不能就是登录名";
  if (isGuessed([...known.toLowerCase()])) return "这个密码太常见，容易被猜中";
  return undefined;
}

/** Tells whether a password is one of the first that are tried: a common one or a run, also said several times over. */
function isGuessed(signs: readonly string[]): boolean {
  const unit = repeatedUnit(signs);
  const isShort = unit.length < signs.length && unit.length < passwordLengthMin;
  const said = unit.join("");
  return (
    isShort || new Set(unit).size < 4 || localPasswords.has(said) || isCommonPassword(said) || isRun(unit)
  );
}

/** The shortest beginning that a text repeats to its end; the text itself when it repeats none. */
function repeatedUnit(signs: readonly string[]): readonly string[] {
  for (let size = 1; size <= signs.length / 2; size++) {
    if (signs.every((sign, at) => sign === signs[at % size])) return signs.slice(0, size);
  }
  return signs;
}

/** Tells whether each sign is the one after the sign before it, or each the one before it; 0 also comes after 9. */
function isRun(signs: readonly string[]): boolean {
  return [1, -1].some((step) =>
    signs.every((sign, at) => {
      const before = signs[at - 1];
      if (before === undefined) return true;
      if (step === 1 ? before === "9" && sign === "0" : before === "0" && sign === "9") return true;
      return (sign.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0) === step;
    }),
  );
}
