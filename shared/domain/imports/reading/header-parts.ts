import type { ClaimRank, DecidedColumns } from "./claims.ts";
import type { ColumnField } from "./columns.ts";
import type { HeaderCell } from "./header-cells.ts";
import { type HeaderMeaning, meaningOf } from "./header-meaning.ts";
import { headerWord } from "./header-word.ts";
import { compact } from "./text.ts";

/** What a column is by its place under a group that is known as a whole: the field itself, or one of several parts of it. */
export type PartClaim = { field: ColumnField; rank: ClaimRank };
type Parts = Map<number, PartClaim>;

/**
 * Under a header of one of these fields, the part that surely is the present value; every other part is asked about.
 */
const presentPart: Partial<Record<ColumnField, RegExp>> = {
  amount: /^(?:实际|实际发放|实际放款|实际投放|实放|金额|小写)(?:金额|额|数)?$/,
  outstanding: /^(?:期末|月末|本期|本期末|本月|本月末|当前|目前|现有|本金)(?:余额|数)?$/,
  disbursedOn: /^(?:实际|实际发放|实际放款|实际投放|起|自|起始|开始|起息)(?:日期|日|期|时间)?$/,
};
/** The part that is the sum of the others, unless these are periods: 信用, 保证 and 合计 make a loan, 本月 and 合计 do not. */
const wholePart = /^(?:合计|小计|总计|共计|总额|总数)(?:金额|余额|额|数)?$/;
const timePart = /[年月季旬周日期]|累/;
const duePart = /^(?:止|至|到期|终止|截止|结束)(?:日期|日|期|时间)?$/;
/** A term written as two days begins with the disbursement. */
const ofTerm: HeaderMeaning = { field: "disbursedOn", rank: "third" };
const termGroup = /^(?:贷款|借款|借据|放款)(?:起止)?(?:期限|期间|日期|时间)$/;
/** Under these fields a part without its own meaning may be the field. */
const divided: ReadonlySet<ColumnField> = new Set<ColumnField>([
  "amount",
  "outstanding",
  "creditLine",
  "disbursedOn",
  "dueOn",
  "rate",
]);
/** Parts that say something about the field, or what it was or is to be. */
const otherPart =
  /笔数|户数|^[笔户]$|人数|次数|天数|占比|比例|比重|比率|年初|期初|月初|上年|上月|上期|去年|同期|计划|目标|增减|增长|增加|减少|同比|环比|较|备注|期限|利率/;
/** Groups of a time that is a part of all, and groups of all of it. */
const partOfTime = /^(?:本|当)(?:月|期|季|旬|周|日)|^\d{1,2}月/;
const allOfTime = /累计|累放|本年|当年|全年|总计|合计/;

/**
 * Finds the columns under groups that are known as a whole: 放款金额 over 本月 and 累计 leaves two columns that may be the
 * amount, 贷款余额 over 年初 and 期末 one that is the balance. `meanings` are those of the cells by their own texts.
 */
export function partsOf(
  cells: readonly HeaderCell[],
  meanings: readonly (HeaderMeaning | undefined)[],
  decided: DecidedColumns,
): ReadonlyMap<number, PartClaim> {
  const parts: Parts = new Map();
  const places = new Map(cells.map(({ index }, place) => [index, place]));
  const meaningAt = ({ index }: HeaderCell) => meanings[places.get(index) ?? -1];
  for (const { text, members } of groupsOf(cells)) {
    const known = meaningOf(headerWord(text));
    const isTerm = known === undefined && termGroup.test(headerWord(text).word);
    const meaning = isTerm ? ofTerm : known;
    if (meaning === undefined || !divided.has(meaning.field)) continue;
    const open = members.filter((cell) => !decided.has(cell.index) && meaningAt(cell) === undefined);
    const settled = members.some(
      (cell) => decided.get(cell.index) === meaning.field || meaningAt(cell)?.field === meaning.field,
    );
    claimParts(parts, meaning, open, { settled, isTerm });
  }
  for (const cell of partsOfTime(cells, meanings)) {
    if (!decided.has(cell.index)) parts.set(cell.index, { field: "amount", rank: "part" });
  }
  return parts;
}

function claimParts(
  parts: Parts,
  { field, rank }: HeaderMeaning,
  open: readonly HeaderCell[],
  { settled, isTerm }: { settled: boolean; isTerm: boolean },
): void {
  const words = new Map(open.map((cell) => [cell, headerWord(cell.own).word]));
  const due = open.filter((cell) => field === "disbursedOn" && duePart.test(words.get(cell) ?? ""));
  const [onlyDue] = due;
  if (onlyDue !== undefined && due.length === 1) parts.set(onlyDue.index, { field: "dueOn", rank });
  if (settled) return;
  const present = open.filter((cell) => presentPart[field]?.test(words.get(cell) ?? "") === true);
  const divisions = open.filter((cell) => !due.includes(cell) && !otherPart.test(words.get(cell) ?? ""));
  const [only] = present.length > 0 ? present : wholesOf(divisions, words);
  if (only !== undefined && present.length <= 1) {
    parts.set(only.index, { field, rank });
    return;
  }
  if (isTerm && present.length === 0) return;
  for (const cell of divisions) parts.set(cell.index, { field, rank: "part" });
}

/** The one part that adds the others up, where one alone does. */
function wholesOf(divisions: readonly HeaderCell[], words: ReadonlyMap<HeaderCell, string>): HeaderCell[] {
  const isWhole = (cell: HeaderCell) => wholePart.test(words.get(cell) ?? "");
  const wholes = divisions.filter(isWhole);
  const tellTimes = divisions.some((cell) => timePart.test(words.get(cell) ?? ""));
  return wholes.length === 1 && !tellTimes ? wholes : [];
}

type Group = { text: string; members: HeaderCell[] };

/** The groups of a header by their places, each with the columns nearest below it. */
function groupsOf(cells: readonly HeaderCell[]): Group[] {
  const groups = new Map<string, Group>();
  for (const cell of cells) {
    const nearest = cell.groups.at(-1);
    if (nearest === undefined) continue;
    const place = `${nearest.column} ${nearest.text}`;
    const group = groups.get(place) ?? { text: nearest.text, members: [] };
    group.members.push(cell);
    groups.set(place, group);
  }
  return [...groups.values()];
}

/** The columns of one amount under 本月 and under 累计: the header does not say which is the loan's. */
function partsOfTime(
  cells: readonly HeaderCell[],
  meanings: readonly (HeaderMeaning | undefined)[],
): HeaderCell[] {
  const under = (pattern: RegExp) => (cell: HeaderCell) =>
    cell.groups.some(({ text }) => pattern.test(compact(text)));
  const wordOf = ({ own }: HeaderCell) => headerWord(own).word;
  const whole = cells.filter(under(allOfTime));
  const parts = cells.filter((cell, place) => meanings[place]?.field === "amount" && under(partOfTime)(cell));
  const words = new Set(parts.map(wordOf));
  const rivals = whole.filter((cell) => words.has(wordOf(cell)));
  return rivals.length === 0 ? [] : [...parts, ...rivals];
}
