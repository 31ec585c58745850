import { dayText } from "#shared/domain/base/chinese-date.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";

/** Of a bank until which day its committed books state their figures; `null` where none states a day. */
export type BankData = Pick<Freshness, "bankId" | "name" | "dataOn">;

/** The same where branches upload their own books. */
type BankLines = BankData & Pick<Freshness, "branches">;

/** The banks and branches whose data does not reach a day: a figure of that day rests on books that are not in. */
export function awaitedOf(banks: readonly BankLines[], day: Day): BankData[] {
  return banks
    .flatMap(({ bankId, name, dataOn, branches }): readonly BankData[] =>
      branches === undefined
        ? [{ bankId, name, dataOn }]
        : branches.map((branch) => ({
            bankId: `${bankId}.${branch.branchId}`,
            name: `${name}${branch.name}`,
            dataOn: branch.dataOn,
          })),
    )
    .filter(({ dataOn }) => dataOn === null || dataOn < day)
    .map(({ bankId, name, dataOn }) => ({ bankId, name, dataOn }));
}

/**
 * What is said of awaited data, in pieces: the names of banks were given by others. A report that withholds what rests on
 * it has a revision to come.
 */
export function awaitedWords(
  awaited: readonly BankData[],
  day: Day,
  withholds = false,
): readonly (string | { name: string })[] {
  const banks = awaited.flatMap(({ name, dataOn }, index) => [
    index === 0 ? "" : "、",
    { name },
    dataOn === null ? "（入账的文件没有写明数据日期）" : `（已入账的数据截至${dayText(dataOn)}）`,
  ]);
  return [
    "本通报发布时，",
    ...banks,
    `还没有报来截至${dayText(day)}的数据；所列数字以已入账的为准，${withholds ? "数据报齐后另发更正版" : "补报后的变化写入下一期"}。`,
  ].filter((piece) => piece !== "");
}

/** The same as one text. */
export function awaitedSentence(awaited: readonly BankData[], day: Day, withholds = false): string {
  return awaitedWords(awaited, day, withholds)
    .map((piece) => (typeof piece === "string" ? piece : piece.name))
    .join("");
}
