import { dayOf } from "./day.ts";

/** The kind of an identifying number: a resident's 身份证 or an organisation's code. */
export type IdentityKind = "person" | "organisation";

/** What an identifying number is found to be; `number` is in its canonical form, in which equal numbers are equal texts. */
export type IdentityVerdict =
  | { kind: IdentityKind; number: string }
  | { fault: "identity-length" | "identity-characters" | "identity-check-digit" | "identity-birthday" };

const personWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const personCheckDigits = "10X98765432";
const organisationAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The check digit of the first 17 digits of a 身份证 number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function personCheckDigit(first17: string): string {
  const sum = personWeights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return personCheckDigits.charAt(sum % 11);
}

/** The check character of the first 17 characters of a 统一社会信用代码 (GB 32100-2015), or `undefined` for a foreign character. */
export function organisationCheckDigit(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = organisationAlphabet.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return organisationAlphabet.charAt((31 - (sum % 31)) % 31);
}

/**
 * Examines a resident's identity number (GB 11643): 18 characters with check digit and birthday, or the old
 * 15 digits, which become the 18 of the same person. The first six digits are no reason to refuse.
 */
export function examinePersonNumber(text: string): IdentityVerdict {
  if (/^\d{15}$/.test(text)) {
    const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
    return hasBirthday(first17)
      ? { kind: "person", number: first17 + personCheckDigit(first17) }
      : { fault: "identity-birthday" };
  }
  if (text.length !== 18) return { fault: "identity-length" };
  if (!/^\d{17}[\dX]$/.test(text)) return { fault: "identity-characters" };
  if (personCheckDigit(text) !== text[17]) return { fault: "identity-check-digit" };
  return hasBirthday(text) ? { kind: "person", number: text } : { fault: "identity-birthday" };
}

/**
 * Examines an organisation's code: 统一社会信用代码 (GB 32100-2015) with its check character, or the older
 * 15-digit registration number and 9-character organisation code, which carry no check that all issuers kept.
 */
export function examineOrganisationNumber(text: string): IdentityVerdict {
  if (/^\d{15}$/.test(text)) return { kind: "organisation", number: text };
  if (/^[0-9A-Z]{8}-?[0-9X]$/.test(text)) return { kind: "organisation", number: text.replace("-", "") };
  if (text.length !== 18) return { fault: "identity-length" };
  const check = organisationCheckDigit(text.slice(0, 17));
  if (check === undefined) return { fault: "identity-characters" };
  return check === text[17] ? { kind: "organisation", number: text } : { fault: "identity-check-digit" };
}

/** An identifying number as it may be shown: 340123********1234, or its last four alone where it is shorter. */
export function maskIdentity(text: string): string {
  const length = [...text].length;
  if (length < 8) return "*".repeat(length);
  if (length < 15) return "*".repeat(length - 4) + text.slice(-4);
  return text.slice(0, 6) + "*".repeat(length - 10) + text.slice(-4);
}

/** A person's name as it may be shown: the first character and a star; an organisation's name is no personal data. */
export function maskName(name: string): string {
  const [first] = name;
  return first === undefined ? "" : `${first}*`;
}

function hasBirthday(first17: string): boolean {
  const year = Number(first17.slice(6, 10));
  return (
    year >= 1850 && dayOf(year, Number(first17.slice(10, 12)), Number(first17.slice(12, 14))) !== undefined
  );
}
