import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { Classification } from "#shared/domain/ledger/classification.ts";
import type { LoanStatus } from "#shared/domain/ledger/loan-status.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { compact } from "./text.ts";

const borrowerTypeWords: Record<BorrowerType, readonly string[]> = {
  association: ["农技协", "协会", "农技协会", "农村专业技术协会"],
  member: [
    "会员",
    "农技协会员",
    "协会会员",
    "会员农户",
    "个人会员",
    "农户会员",
    "农户",
    "自然人",
    "个人",
    "个体工商户",
    "个体户",
    "小微企业主",
    "种养大户",
  ],
  enterprise: [
    "小微企业",
    "小微",
    "小型微型企业",
    "小企业",
    "微型企业",
    "小型企业",
    "企业",
    "农民专业合作社",
    "农民合作社",
    "专业合作社",
    "合作社",
    "家庭农场",
    "新型农业经营主体",
    "农业企业",
  ],
};

/** How banks divide their customers: by who signs, which says nothing about the programme's three kinds. */
const bankCustomers = new Set([
  ...["个人客户", "个人类客户", "对私", "对私客户", "自然人客户", "零售", "零售客户", "私人", "私人客户"],
  ...[
    "公司客户",
    "公司类客户",
    "对公",
    "对公客户",
    "企业客户",
    "法人",
    "法人客户",
    "单位",
    "单位客户",
    "机构客户",
  ],
  ...["对公户", "对私户", "公司", "机构", "公司业务", "个人业务"],
]);

/** A code of the bank's own list (1, 02, A01, PEASANT_HOUSEHOLD), which nobody else can read. */
const bankCode = /^(?=.{1,30}$)[0-9A-Z]+(?:[-_.][0-9A-Z]+)*$/i;

/** Tells whether a word in a column of borrower types is one of the bank's own that says no kind of the programme's. */
export function isBankCustomer(text: string): boolean {
  const word = compact(text);
  return bankCustomers.has(word) || bankCode.test(word);
}

/** With the codes of 金融基础数据 (LS, FQ) and the English words of some systems, in capitals. */
const statusWords: Record<LoanStatus, readonly string[]> = {
  normal: ["正常", "未到期", "未结清", "正常还款", "NORMAL", "LS01"],
  extended: ["展期", "已展期", "EXTENDED", "LS02"],
  overdue: ["逾期", "已逾期", "逾期未还", "OVERDUE", "LS03"],
  settled: ["结清", "已结清", "还清", "已还清", "提前结清", "SETTLED"],
  "written-off": ["核销", "已核销", "WRITEOFF"],
};

const classificationWords: Record<Classification, readonly string[]> = {
  normal: ["正常", "正常类", "NORMAL", "FQ01"],
  "special-mention": ["关注", "关注类", "FQ02"],
  substandard: ["次级", "次级类", "FQ03"],
  doubtful: ["可疑", "可疑类", "DOUBTFUL", "FQ04"],
  loss: ["损失", "损失类", "LOSS", "FQ05"],
};

const yesWords = ["是", "Y", "YES", "TRUE", "√", "✓", "1"];
const noWords = ["否", "N", "NO", "FALSE", "×", "0", "不是", "非"];
const renewalWords = {
  yes: ["续贷", "借新还旧", "无还本续贷"],
  no: ["新增", "新放", "新发放", "新增贷款", "首贷"],
};

const guaranteeWords = [
  "保证",
  "信用",
  "抵押",
  "质押",
  "联保",
  "保证担保",
  "抵押担保",
  "质押担保",
  "组合担保",
];
const listed = new Set(
  [
    ...Object.values(borrowerTypeWords),
    ...Object.values(statusWords),
    ...Object.values(classificationWords),
    ...Object.values(renewalWords),
    [...yesWords, ...noWords, ...guaranteeWords],
  ].flat(),
);
const listedLengthMax = 9;
/** Products and branches, which no borrower and no association is called. */
const namesOther = /(?:贷款|支行)$/;

/** Tells whether a text is a word of another column (正常, 会员, 是, 保证, 小额贷款, 新区支行), and so nobody's name. */
export function isWordOfList(text: string): boolean {
  if (namesOther.test(text)) return true;
  if (text.length > listedLengthMax) return false;
  const word = compact(text).toUpperCase();
  return listed.has(word) || readClassification(word) !== undefined;
}

/** The borrower type that a word means, or `undefined` for an unknown word. */
export const readBorrowerType = wordReader(borrowerTypeWords);
/** The loan status that a word means, or `undefined` for an unknown word. */
export const readStatus = wordReader(statusWords);
const classOf = wordReader(classificationWords);
/** The five-class grade that a word means, or `undefined` for an unknown word. */
export const readClassification = (text: string): Classification | undefined =>
  classOf(text) ?? classOf(compact(text).replace(/^[1-5][-_.、:]?|[-_]?[1-9一二三四五六七八九]级?$/g, ""));

/** Yes or no, or `undefined` for another word. */
export function readYesNo(text: string): boolean | undefined {
  const word = compact(text).toUpperCase();
  if (yesWords.includes(word)) return true;
  return noWords.includes(word) ? false : undefined;
}

/** Whether a word names a renewal (续贷, 借新还旧) or new money, or `undefined` for another word. */
export function readRenewal(text: string): boolean | undefined {
  const word = compact(text);
  if (renewalWords.yes.includes(word)) return true;
  if (renewalWords.no.includes(word)) return false;
  return readYesNo(text);
}

/**
 * Makes the reader of county names of a programme: the code of the county that a text names, or `undefined`. A county is
 * known by its name or code, with or without 县/区/市 and the names of the province and the city before it, or by an alias.
 */
export function countyReader(
  programme: Pick<Programme, "counties" | "city">,
): (text: string) => string | undefined {
  const codes = new Map<string, string>();
  for (const { code, name, aliases } of programme.counties) {
    for (const word of [code, name, name.slice(0, -1), ...aliases.map(compact)]) codes.set(word, code);
  }
  const shortCity = programme.city.replace(/市$/, "");
  const before = ["安徽省", "安徽", ""].flatMap((province) =>
    [programme.city, shortCity, ""].map((city) => province + city),
  );
  return (text) => {
    const word = compact(text);
    for (const prefix of before) {
      const code = word.startsWith(prefix) ? codes.get(word.slice(prefix.length)) : undefined;
      if (code !== undefined) return code;
    }
    return undefined;
  };
}

/** What follows a county's name in an address. */
const placeWithin = /^.{1,30}(?:镇|乡|街道|村|社区|路|街|号|组|园区|开发区|办事处)/;

/**
 * Makes the reader of addresses of a programme: the code of the county with whose whole name an address begins, the
 * province and the city before it or not. What else begins so, as an association's name, is no address.
 */
export function addressReader(
  programme: Pick<Programme, "counties" | "city">,
): (text: string) => string | undefined {
  return (text) => {
    const address = compact(text)
      .replace(/^安徽省?/, "")
      .replace(new RegExp(`^${programme.city}`), "");
    const county = programme.counties.find(({ name }) => address.startsWith(name));
    return county !== undefined && placeWithin.test(address.slice(county.name.length))
      ? county.code
      : undefined;
  };
}

function wordReader<T extends string>(words: Record<T, readonly string[]>): (text: string) => T | undefined {
  const meanings = new Map<string, T>();
  for (const meaning in words) for (const word of words[meaning]) meanings.set(word, meaning);
  return (text) => meanings.get(compact(text).toUpperCase());
}
