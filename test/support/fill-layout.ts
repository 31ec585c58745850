import type { ColumnField } from "#shared/domain/imports/reading/columns.ts";

/** A layout that a bank or an office exports: its headers as found in public, and what has to be decided about them. */
export type BankLayout = {
  what: string;
  headers: readonly string[];
  columns: Readonly<Record<string, ColumnField>>;
  /** What columns of codes hold, in turn. */
  values?: Readonly<Record<string, readonly string[]>>;
  /** A line above the headers, and groups with the number of their columns. */
  title?: string;
  groups?: readonly (readonly [text: string, columns: number])[];
  /** Days as 20160610, and codes instead of words. */
  solid?: boolean;
  codes?: boolean;
  csv?: boolean;
  borrower?: boolean;
  identity?: boolean;
  refused?: boolean;
  flows?: boolean;
};

/** A loan of a layout's fill. */
export type FilledLoan = {
  loanNo: string;
  name: string;
  identity: string;
  association: string;
  county: string;
  yuan: number;
  balance: number;
  day: string;
  due: string;
};

/** A value of a cell of the fill; nothing where the bank leaves it blank. */
export type Filled = string | number | undefined;

const counties = ["琅琊区", "南谯区", "来安县", "全椒县", "定远县", "凤阳县", "天长市", "明光市"];
const codes = ["341102", "341103", "341122", "341124", "341125", "341126", "341181", "341182"];
const trades = ["花红", "小龙虾", "食用菌", "芡实", "水产养殖", "草莓", "滁菊", "葡萄"];
const given = ["伟", "芳娜", "敏", "静丽", "强", "磊军", "洋", "勇艳", "杰", "娟涛"];
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const at = <T>(list: readonly T[], place: number): T => {
  const one = list[place % list.length];
  if (one === undefined) throw new RangeError("an empty list");
  return one;
};

function identityOf(place: number): string {
  const digits = `${at(codes, place)}${1960 + place}0${1 + (place % 9)}1${place % 10}${String(100 + place * 7)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return digits + "10X98765432"[sum % 11];
}

/** Loans of a month's book: the second month has smaller balances and some loans more. */
export function filledLoans(month: 1 | 2): FilledLoan[] {
  const count = month === 1 ? 8 : 10;
  return Array.from({ length: count }, (_, place) => {
    const yuan = (2 + ((place * 5) % 17)) * 10_000;
    const day = `2016-0${place < 8 ? 6 + (place % 2) : 7}-${String(3 + place * 2).padStart(2, "0")}`;
    return {
      loanNo: `3411010020160070${String(100 + place * 7)}0`.slice(0, 20),
      name: `${at(["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"], place)}${at(given, place)}`,
      identity: identityOf(place),
      association: `${at(counties, place).slice(0, 2)}${at(trades, place)}协会`,
      county: at(counties, place),
      yuan,
      balance: yuan - (place === 0 ? 0 : 10_000) - (month === 2 && place > 1 && place < 6 ? 5_000 : 0),
      day,
      due: `2017${day.slice(4)}`,
    };
  });
}

type Fill = (loan: FilledLoan, place: number, layout: BankLayout) => Filled;
const day =
  (of: (loan: FilledLoan) => string): Fill =>
  (loan, _, { solid }) =>
    solid === true ? of(loan).replaceAll("-", "") : of(loan);
const words =
  (text: string): Fill =>
  () =>
    text;
const wan =
  (of: (loan: FilledLoan) => number, header: string): Fill =>
  (loan) =>
    /万元?[)）]/.test(header) ? of(loan) / 10_000 : of(loan);
const staff: Fill = (_, place) => `${at(["徐", "胡", "朱", "高"], place)}${at(given, place + 3)}`;
const asset = "农、林、牧、渔业";

/** What a column holds by what its header says, the first that fits: as the exports of banks are filled. */
const fills: readonly (readonly [RegExp, (header: string) => Fill])[] = [
  [/^(?:序号|编号|贷款账户主键|授信明细主键)$/, () => (_, place) => place + 1],
  [/^备注|备用|暂末用|说明$|意见|情况$|计划$/, () => () => undefined],
  [
    /^贷款(?:编号\/)?借据|^借据(?:号|编号)|信贷借据号|核心借据号|^贷款编号|交易唯一码|借据号码/,
    () =>
      ({ loanNo }) =>
        loanNo,
  ],
  [
    /合同(?:编)?[号码]|协议号|协议编号|合同号码|合同编码|^业务编号$/,
    () => (_, place) => `HT3411201600${5500 + place * 3}`,
  ],
  [/配偶.*身份证|^身份证地址$/, () => () => undefined],
  [
    /身份证|证件(?:号|代码)/,
    () =>
      ({ identity }) =>
        identity,
  ],
  [/账[号户]?$|帐号|卡号|账号$/, () => (_, place) => `62179834${String(10_768_429_001 + place * 77_777)}`],
  [
    /客户号|客户编号|客户ID|客户唯一码|用户号/,
    () => (_, place) => `C00880000${String(place * 13).padStart(2, "0")}`,
  ],
  [/电话|手机|联系方式/, () => (_, place) => `1380000000${place}`],
  [/证件类型/, () => words("居民身份证")],
  [/金额类型|币种|货币/, () => (_loan, _place, layout) => (layout.codes ? "001" : "人民币")],
  [
    /数据日期|报告日期|会计日期|获取数据时间|更新日期|创建时间|创建日期|申请日期|审批日期|委案日期/,
    () => day(() => "2016-07-31"),
  ],
  [
    /(?:放款|发放|投放|借款|贷款|生效|起息|交易|开户)日期?$|放款日期|放款时间|起始日期?$|开始日期$|贷款发放日|发放\/回收日期|签约日期/,
    () => day(({ day: on }) => on),
  ],
  [
    /展期(?:到期)?日|终结日期|销户日期|实际结清日期|逾期日期|结清日期|逾期时间|欠息时间|退案日期/,
    () => () => undefined,
  ],
  [/到期|截止日|止期/, () => day(({ due }) => due)],
  [/日期|时间$|应还款日|结息日|定价日/, () => day(() => "2016-06-30")],
  [
    /余额.*(?:呆|欠|罚|逾期|未投放)|(?:欠|罚|逾期|账户|未投放|原有|可用|表内|表外|收息).*余额|余额折/,
    (header) => (/折人民币/.test(header) ? wan(({ balance }) => balance, header) : () => 0),
  ],
  [
    /日均余额/,
    () =>
      ({ balance }) =>
        balance,
  ],
  [/余额|剩余本金/, (header) => wan(({ balance }) => balance, header)],
  [/(?:还|欠|逾期|呆|罚|减值|代偿|委案|展期|票面|实付|保证金|冻结|累收|应扣|解除|扣)/, () => () => 0],
  [
    /^投放金额$/,
    () =>
      ({ yuan }) =>
        yuan / 2,
  ],
  [/金额|本金|额度|累放|累计$|借方发生额|累计投放|已出帐/, (header) => wan(({ yuan }) => yuan, header)],
  [/贷方发生额/, () => () => 0],
  [
    /户主姓名|客户名称|客户姓名|借款人(?:名称|姓名)?$|户名|贷款人姓名|债务人名称|申请人|^姓名$|贫困户名单|^借款客户$/,
    () =>
      ({ name }) =>
        name,
  ],
  [/利率|收益率/, () => () => 4.75],
  [/经理|责任人|柜员|操作员|人员|联系人|填表人|审核人|A角|B角|法人$/, () => staff],
  [/分类|形态|质量/, () => words("正常")],
  [/是否|标志|标识|有无/, () => words("否")],
  [/状态/, () => words("正常")],
  [
    /支行|机构名称|网点名称|开户机构|^合作银行/,
    () =>
      ({ county }) =>
        `${county.slice(0, 2)}支行`,
  ],
  [/机构|代码|科目|许可证/, () => (_, place) => at(codes, place)],
  [
    /区域\(县|地域/,
    () =>
      ({ county }) =>
        county,
  ],
  [/村|组/, () => words("红光村")],
  [
    /地址/,
    () =>
      ({ county }) =>
        `安徽省滁州市${county}大柳镇`,
  ],
  [/行业|投向|产业/, () => words(asset)],
  [/客户类型$/, () => words("个人客户")],
  [/产品|品种|种类/, () => words("农户保证贷款")],
  [/担保方式|贷款方式/, () => words("保证")],
  [/期限|期数/, () => () => 12],
  [/还款方式|付息方式/, () => words("按月结息到期还本")],
  [/用途/, () => words("农业生产")],
  [/天数|次数|年龄|人口|笔数/, () => () => 0],
];

/** What a column holds that somebody has to decide about. */
const ofField: Partial<Record<ColumnField, Fill>> = {
  borrowerName: ({ name }) => name,
  amount: ({ yuan }) => yuan,
  disbursedOn: day(({ day: on }) => on),
  dueOn: day(({ due }) => due),
};

/** The rows of a layout: what stands above its headers, the headers, and a line for each loan. */
export function layoutRows(layout: BankLayout, loans: readonly FilledLoan[]): Filled[][] {
  const seen = new Map<string, number>();
  const columns = layout.headers.map((header) => {
    seen.set(header, (seen.get(header) ?? 0) + 1);
    const given = layout.values?.[header];
    if (given !== undefined) return (_: FilledLoan, place: number) => at(given, place);
    const decided = layout.columns[header];
    const fill =
      (decided && ofField[decided]) ?? fills.find(([pattern]) => pattern.test(header))?.[1](header);
    return (loan: FilledLoan, place: number) => fill?.(loan, place, layout);
  });
  const above: Filled[][] = [];
  if (layout.title !== undefined) above.push([layout.title]);
  if (layout.groups !== undefined) {
    above.push(
      layout.groups.flatMap(([text, count]) => [text, ...Array.from({ length: count - 1 }, () => undefined)]),
    );
  }
  return [
    ...above,
    [...layout.headers],
    ...loans.map((loan, place) => columns.map((fill) => fill(loan, place))),
  ];
}

/** The register of the loans' borrowers, as an office keeps it. */
export function layoutRegister(loans: readonly FilledLoan[]): Filled[][] {
  return [
    ["滁州市农技协会员名册"],
    [
      "序号",
      "姓名",
      "身份证号/统一社会信用代码",
      "类型",
      "所属农技协",
      "县（市、区）",
      "乡镇",
      "是否建档立卡",
    ],
    ...loans.map(({ name, identity, association, county }, place) => [
      place + 1,
      name,
      identity,
      "会员",
      association,
      county,
      "大柳镇",
      place % 4 === 0 ? "是" : "否",
    ]),
  ];
}
