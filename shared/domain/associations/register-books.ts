import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Member } from "./member.ts";

type Listed = { association: Association; countyName: string };
type RegisterPart = { name: string; heads: readonly string[]; widths: readonly number[] };

/** Headers that the register's own reader knows: what was written out can be changed and brought in again. */
const associationsPart: RegisterPart = {
  name: "农技协名录",
  heads: ["名称", "县（市、区）", "乡镇", "统一社会信用代码", "负责人", "联系电话", "曾用名"],
  widths: [34, 14, 16, 24, 12, 18, 40],
};
/** Headers that the reader does not know: a file that comes in again neither confirms nor reopens by them. */
const othersPart: RegisterPart = {
  name: "待确认和停用的",
  heads: ["农技协（不在名录中）", "在何处", "情况"],
  widths: [34, 14, 30],
};
const membersPart: RegisterPart = {
  name: "会员名册",
  heads: ["姓名或名称", "证件后四位", "类型", "入会日期", "退会日期", "建档立卡"],
  widths: [34, 14, 14, 14, 14, 12],
};

/** The register of associations as a workbook, county by county. */
export function associationsRegisterBook(listed: readonly Listed[]): BookSheet[] {
  const isKept = ({ association: { confirmed, closedOn } }: Listed) => confirmed && closedOn === undefined;
  const others = listed.filter((one) => !isKept(one));
  return [
    sheetOf(
      associationsPart,
      listed.filter(isKept).map(({ association, countyName }) => {
        const { name, township, socialCreditCode, contactName, contactPhone, aliases } = association;
        return [name, countyName, township, socialCreditCode, contactName, contactPhone, aliases.join("、")];
      }),
    ),
    ...(others.length === 0
      ? []
      : [
          sheetOf(
            othersPart,
            others.map(({ association: { name, closedOn }, countyName }) => [
              name,
              countyName,
              closedOn === undefined ? "银行表格带来，待确认" : `${closedOn} 起停用`,
            ]),
          ),
        ]),
  ];
}

/** An association's register of members as a workbook, their names as `nameOf` shows them; identity numbers are not kept. */
export function membersRegisterBook(
  members: readonly Member[],
  nameOf: (member: Member) => string,
): BookSheet[] {
  return [
    sheetOf(
      membersPart,
      members.map((member) => {
        const { identityTail, kind, membership, poorHousehold } = member;
        const poor = poorHousehold === undefined ? undefined : poorHousehold ? "是" : "否";
        return [nameOf(member), identityTail, borrowerTypeNames[kind], ...daysOf(membership), poor];
      }),
    ),
  ];
}

function daysOf({ since, until }: Member["membership"]): readonly (Day | undefined)[] {
  return [since, until];
}

function sheetOf(
  { name, heads, widths }: RegisterPart,
  lines: readonly (readonly (string | undefined)[])[],
): BookSheet {
  const all: BookCell[][] = [
    heads.map((head) => textCell(head, { tone: "head" })),
    ...lines.map((cells) => cells.map((text = "") => textCell(maskPersonNumbers(text), { form: "text" }))),
  ];
  return {
    name,
    frozenRows: 1,
    columns: widths.map((width) => ({ width, form: "text" })),
    rows: all.map((cells, index) => ({ row: index + 1, cells })),
  };
}
