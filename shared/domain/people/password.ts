import { nameKey, passwordLengthMax, passwordLengthMin } from "./account.ts";
import { isCommonPassword } from "./common-passwords.ts";

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
