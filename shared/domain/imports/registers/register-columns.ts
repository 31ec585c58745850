import { columnHeaders } from "../reading/column-headers.ts";
import type { ColumnField } from "../reading/columns.ts";
import { headerWord } from "../reading/header-word.ts";

/** A column of a register: what people call it, and the further headers by which it is known. */
export type RegisterColumn = { name: string; headers: readonly string[]; filledDown?: true };

const words = (text: string) => text.trim().split(/\s+/);
const ofLoans = (field: ColumnField) => {
  const { first = [], second = [], third = [] } = columnHeaders[field];
  return [...first, ...second, ...third];
};

const county: RegisterColumn = {
  name: "县（市、区）",
  headers: [...ofLoans("countyName"), ...words("所在县(市、区) 所属县(市、区) 县(市、区)")],
  filledDown: true,
};
const township: RegisterColumn = {
  name: "乡镇",
  headers: words("乡镇 所在乡镇 所属乡镇 乡(镇) 乡镇(街道) 乡镇街道 镇(街道) 乡镇名称"),
  filledDown: true,
};
const poorHousehold: RegisterColumn = {
  name: "是否建档立卡",
  headers: [...ofLoans("poorHousehold"), ...words("是否脱贫户 脱贫户 是否建档立卡脱贫户")],
};

/** The columns of a register of members (会员名册). */
export const memberColumns = {
  name: {
    name: "姓名",
    headers: [
      ...ofLoans("borrowerName"),
      ...words("会员姓名 会员名称 会员 姓名/名称 姓名(名称) 姓名或名称 社员姓名 单位名称 企业名称 名称"),
    ],
  },
  identity: {
    name: "证件号码",
    headers: [
      ...ofLoans("identityNo"),
      ...words("统一社会信用代码 信用代码 会员身份证号 会员证件号码 身份证号码/信用代码 证件号码/信用代码"),
    ],
  },
  kind: {
    name: "类型",
    headers: [
      ...ofLoans("borrowerType"),
      ...words("类型 类别 会员类型 会员类别 会员性质 成员类型 成员类别 客户类型"),
    ],
    filledDown: true,
  },
  associationName: {
    name: "所属农技协",
    headers: [...ofLoans("associationName"), ...words("协会全称 农技协全称 会员所在农技协")],
    filledDown: true,
  },
  associationCode: { name: "农技协统一社会信用代码", headers: ofLoans("associationCode"), filledDown: true },
  countyName: county,
  township,
  poorHousehold,
  since: {
    name: "入会日期",
    headers: words("入会日期 入会时间 加入日期 加入时间 入会日 入社日期 入社时间"),
  },
  until: {
    name: "退会日期",
    headers: words("退会日期 退会时间 退出日期 退出时间 离会日期 退社日期 退会日"),
  },
} as const satisfies Record<string, RegisterColumn>;

/** The columns of a register of associations (农技协名录). */
export const associationColumns = {
  name: {
    name: "名称",
    headers: [...ofLoans("associationName"), ...words("名称 单位名称 组织名称 协会全称 农技协全称 全称")],
  },
  countyName: county,
  township,
  socialCreditCode: {
    name: "统一社会信用代码",
    headers: [...ofLoans("associationCode"), ...words("统一社会信用代码 社会信用代码 信用代码 统一信用代码")],
  },
  contactName: {
    name: "负责人",
    headers: words("负责人 负责人姓名 联系人 联系人姓名 理事长 会长 法定代表人 法人 秘书长 法人代表"),
  },
  contactPhone: {
    name: "联系电话",
    headers: words("联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 负责人电话 联系人电话"),
  },
  alias: {
    name: "曾用名",
    headers: words("曾用名 别名 简称 又名 曾用名称 原名"),
  },
} as const satisfies Record<string, RegisterColumn>;

/** The columns of a list of registered poor households (建档立卡名单). */
export const poorHouseholdColumns = {
  name: { name: "姓名", headers: [...ofLoans("borrowerName"), ...words("家庭成员姓名 成员姓名 人口姓名")] },
  identity: {
    name: "证件号码",
    headers: [
      ...ofLoans("identityNo"),
      ...words("家庭成员身份证号码 成员身份证号 成员证件号码 人口证件号码"),
    ],
  },
  household: {
    name: "户主",
    headers: words("户主 户主姓名 户编号 贫困户编号 家庭编号 户号 户主名称"),
    filledDown: true,
  },
} as const satisfies Record<string, RegisterColumn>;

/** Finds the column that a header names among those of a register; with its brackets before without them. */
export function columnFinder<Column extends string>(
  columns: Readonly<Record<Column, RegisterColumn>>,
): (header: string) => Column | undefined {
  const byWord = new Map<string, Column>();
  // A word belongs to the first column that has it: 名称 of an association is not 单位名称 of a member.
  for (const column of Object.keys(columns) as Column[]) {
    for (const header of [columns[column].name, ...columns[column].headers]) {
      const { word, whole } = headerWord(header);
      for (const one of [whole, word])
        if (one !== undefined && one !== "" && !byWord.has(one)) byWord.set(one, column);
    }
  }
  return (header) => {
    const { word, whole } = headerWord(header);
    return (whole === undefined ? undefined : byWord.get(whole)) ?? byWord.get(word);
  };
}
