import { type Day, daysInMonth } from "./day.ts";
import { maskIdentity } from "./identity.ts";

/**
 * Which numbers are looked for. A proven one has a region, a birthday and its check digit. `likely` also takes those in
 * free text, where no other long number belongs: with a wrong check digit, or the old ones of 15 digits, which have
 * none. Codes with a region and a recent day are nobody's: on `today` a borrower is an adult.
 */
export type NumberSearch = { likely?: boolean; today?: Day | undefined };

/** A number within a text: its place, with what is between its digits, and the number itself. */
type Found = { start: number; end: number; number: string };

/**
 * Digits that belong together, each with its place, `signOfX` for an X; `first` marks those that begin a group after a
 * blank or a dash.
 */
type Run = { signs: number[]; places: number[]; first: boolean[] };

const lengthNow = 18;
const lengthOld = 15;
const bornMin = 1900;
const bornMax = 2099;
/** An old number whose year is below is taken for a code that holds a day of this century. */
const bornMinOld = 1930;
const ageMin = 16;
const signOfX = 10;
/** So many characters may stand between two digits of one number. */
const betweenMax = 3;
const between = /[\s\p{Cf}\p{Pd}_−.·•・/,，、'’]/u;
const saysIdentity = /证|身份/;
const regions: ReadonlySet<number> = new Set([
  ...[11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46],
  ...[50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91],
]);

/** Tells whether a text holds the whole identity number (GB 11643) of a person, however it is spaced or written. */
export function holdsPersonNumber(text: string, search: NumberSearch): boolean {
  return mayHoldNumber(text, search) && personNumbersIn(text, search).length > 0;
}

/** A text with the middle of every identity number in it masked, by default also of what only looks like one. */
export function maskPersonNumbers(text: string, search: NumberSearch = { likely: true }): string {
  if (!mayHoldNumber(text, search)) return text;
  let masked = "";
  let told = 0;
  for (const { start, end, number } of personNumbersIn(text, search)) {
    masked += text.slice(told, start) + maskIdentity(number);
    told = end;
  }
  return told === 0 ? text : masked + text.slice(told);
}

/** Tells at a glance that a text has too few digits, as nearly every cell has, or no year of birth among them. */
function mayHoldNumber(text: string, search: NumberSearch): boolean {
  if (text.length < lengthOld) return false;
  const yearMax = lastYear(search);
  let digits = 0;
  let lastFour = 0;
  let born = false;
  for (let index = 0; index < text.length; index++) {
    const digit = digitOf(text.charCodeAt(index));
    if (digit < 0) continue;
    digits += 1;
    lastFour = (lastFour % 1000) * 10 + digit;
    if (lastFour >= bornMin && lastFour <= yearMax && digits >= 10) born = true;
  }
  return digits >= lengthOld && (born || mayBeOld(text, search));
}

/** Old numbers have no check digit: they are found among words, and where a text speaks of 证 or 身份. */
function mayBeOld(text: string, { likely }: NumberSearch): boolean {
  return likely === true || saysIdentity.test(text);
}

/** The last year in which somebody was born who is grown up today. */
function lastYear({ today }: NumberSearch): number {
  return today === undefined ? bornMax : Number(today.slice(0, 4)) - ageMin;
}

/** The digit that a code unit is, full-width ones (０) too; -1 for any other. */
function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  return unit >= 0xff10 && unit <= 0xff19 ? unit - 0xff10 : -1;
}

function isX(unit: number): boolean {
  return unit === 0x58 || unit === 0x78 || unit === 0xff38 || unit === 0xff58;
}

function personNumbersIn(text: string, search: NumberSearch): Found[] {
  const old = mayBeOld(text, search);
  const found: Found[] = [];
  let run: Run = { signs: [], places: [], first: [] };
  let gap = 0;
  const put = (sign: number, place: number) => {
    run.first.push(run.signs.length === 0 || gap > 0);
    run.signs.push(sign);
    run.places.push(place);
    gap = 0;
  };
  const end = () => {
    if (run.signs.length === 0) return;
    if (run.signs.length >= lengthOld) findNumbers(text, run, search, old, found);
    run = { signs: [], places: [], first: [] };
    gap = 0;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const digit = digitOf(unit);
    if (digit >= 0) put(digit, index);
    else if (run.signs.length === 0) continue;
    else if (isX(unit)) {
      put(signOfX, index);
      end();
    } else if (gap < betweenMax && between.test(text.charAt(index))) gap += 1;
    else end();
  }
  end();
  return found;
}

function findNumbers(text: string, run: Run, search: NumberSearch, old: boolean, found: Found[]): void {
  const { places } = run;
  for (let from = 0; from + lengthOld <= places.length; from++) {
    const length = isNumberNow(run, from, search)
      ? lengthNow
      : old && isNumberOld(run, from, search)
        ? lengthOld
        : 0;
    if (length === 0) continue;
    const own = places.slice(from, from + length);
    const number = own.map((place) => text.charAt(place).normalize("NFKC")).join("");
    const start = own[0] ?? 0;
    found.push({ start, end: (own.at(-1) ?? start) + 1, number });
    from += length - 1;
  }
}

/** A number may be glued to other digits; where it is spaced, its first and last groups are whole. */
function isNumberNow(run: Run, from: number, { likely, today }: NumberSearch): boolean {
  const { signs, first } = run;
  if (from + lengthNow > signs.length) return false;
  const year = numberAt(signs, from + 6, 4);
  if (!isRegion(signs, from) || !isBirthday(signs, year, from + 10, today)) return false;
  const whole = isWhole(run, from, lengthNow);
  const spaced = first.indexOf(true, from + 1);
  const solid = spaced < 0 || spaced >= from + lengthNow;
  return hasCheckDigit(signs, from) ? whole || solid : likely === true && whole && solid;
}

function isNumberOld(run: Run, from: number, { today }: NumberSearch): boolean {
  const { signs } = run;
  if (!isWhole(run, from, lengthOld) || signs[from + lengthOld - 1] === signOfX) return false;
  const year = bornMin + numberAt(signs, from + 6, 2);
  return year >= bornMinOld && isRegion(signs, from) && isBirthday(signs, year, from + 8, today);
}

/** ISO 7064 MOD 11-2, as in `personCheckDigit`, without building a text for each number. */
function hasCheckDigit(signs: readonly number[], from: number): boolean {
  let sum = 0;
  for (let index = from; index < from + lengthNow; index++) sum = (sum * 2 + (signs[index] ?? 0)) % 11;
  return sum === 1;
}

function numberAt(signs: readonly number[], from: number, length: number): number {
  let value = 0;
  for (let index = from; index < from + length; index++) value = value * 10 + (signs[index] ?? 0);
  return value;
}

function isRegion(signs: readonly number[], from: number): boolean {
  return regions.has(numberAt(signs, from, 2));
}

function isWhole({ signs, first }: Run, from: number, length: number): boolean {
  return first[from] === true && (from + length === signs.length || first[from + length] === true);
}

/** Tells whether month and day at a place are in a year's calendar, and leave somebody grown up today. */
function isBirthday(signs: readonly number[], year: number, from: number, today: Day | undefined): boolean {
  if (year < bornMin || year > bornMax) return false;
  const month = numberAt(signs, from, 2);
  const day = numberAt(signs, from + 2, 2);
  if (day < 1 || day > daysInMonth(year, month)) return false;
  if (today === undefined) return true;
  const grownUp = (year + ageMin) * 10_000 + month * 100 + day;
  return grownUp <= Number(today.replaceAll("-", ""));
}
