import type { Rng } from "./rng.ts";

/** Every figure of a loan that a book may state, as the oracle knows them; the importer has a list of its own. */
export const fields = [
  "loanNo",
  "borrowerName",
  "identityNo",
  "borrowerType",
  "associationName",
  "countyCode",
  "amountFen",
  "disbursedOn",
  "associationCode",
  "dueOn",
  "outstandingFen",
  "creditLineFen",
  "annualRatePpm",
  "product",
  "guarantee",
  "purpose",
  "branch",
  "contractNo",
  "status",
  "classification",
  "poorHousehold",
  "renewal",
] as const;
export type Field = (typeof fields)[number];

/** The figures without which a row is no loan. */
export const requiredFields: readonly Field[] = fields.slice(0, 8);

/** A figure of a loan: money in fen, a rate in millionths, a day as `YYYY-MM-DD`, yes or no, or words. */
export type Figure = string | bigint | number | boolean;

/** What is true of a loan: absent is not stated. */
export type Truth = Partial<Record<Field, Figure | undefined>> & {
  loanNo: string;
  borrowerName: string;
  identityNo: string;
  associationName: string;
  countyCode: string;
  amountFen: bigint;
  disbursedOn: string;
};

/** Stands for a figure that a cell hides: nothing that the importer may read is equal to it. */
export const unreadable = "what cannot be read";

/** The counties of Chuzhou by their codes. */
export const counties: ReadonlyMap<string, string> = new Map([
  ["341102", "琅琊区"],
  ["341103", "南谯区"],
  ["341122", "来安县"],
  ["341124", "全椒县"],
  ["341125", "定远县"],
  ["341126", "凤阳县"],
  ["341181", "天长市"],
  ["341182", "明光市"],
]);

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"];
const givenNames = [..."建国秀英玉兰志强桂芳小明海燕丽霞永红文军春梅爱华"];
const crops = [
  "花生",
  "滁菊",
  "草莓",
  "芡实",
  "水产养殖",
  "粮食种植",
  "山羊养殖",
  "茶叶",
  "食用菌",
  "苗木花卉",
];

/** The check digit of a person's number (GB 11643). */
export function personNumber(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return first17 + "10X98765432"[sum % 11];
}

/** A credit code of 18 characters (GB 32100). */
export function creditCode(first17: string): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + alphabet[(31 - (sum % 31)) % 31];
}

export function anyPersonNumber(rng: Rng): string {
  const county = rng.pick([...counties.keys()]);
  const born = `19${rng.int(50, 95)}${two(rng.int(1, 12))}${two(rng.int(1, 28))}`;
  return personNumber(`${county}${born}${String(rng.int(1, 999)).padStart(3, "0")}`);
}

export function anyCreditCode(rng: Rng, kind: "51" | "91"): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const letters = Array.from({ length: 9 }, () => rng.pick([...alphabet])).join("");
  return creditCode(`${kind}${rng.pick([...counties.keys()])}${letters}`);
}

export function anyPersonName(rng: Rng): string {
  return rng.pick(surnames) + rng.pick(givenNames) + (rng.percent(70) ? rng.pick(givenNames) : "");
}

/** The members, associations and enterprises of a programme in small. */
export type People = { associations: { name: string; code: string; countyCode: string }[] };

export function anyPeople(rng: Rng): People {
  const codes = rng.shuffled([...counties.keys()]).slice(0, rng.int(2, 5));
  return {
    associations: codes.flatMap((countyCode) =>
      rng
        .shuffled(crops)
        .slice(0, rng.int(1, 3))
        .map((crop) => ({
          name: `${(counties.get(countyCode) ?? "").slice(0, 2)}${crop}协会`,
          code: anyCreditCode(rng, "51"),
          countyCode,
        })),
    ),
  };
}

/** A loan with every figure there is; a book states some of them. `month` is that of the disbursement. */
export function anyTruth(rng: Rng, people: People, loanNo: string, month: string): Truth {
  const association = rng.pick(people.associations);
  const borrowerType = rng.pick(["member", "member", "member", "enterprise", "association"]);
  const yuan = borrowerType === "member" ? rng.int(2, 20) * 10_000 : rng.int(21, 290) * 10_000;
  const odd = rng.percent(15) ? rng.int(1, 99_999) : 0;
  const amountFen = BigInt(yuan) * 100n + BigInt(odd);
  const disbursedOn = `${month}-${two(rng.int(1, 28))}`;
  const repaid = rng.percent(40) ? (amountFen * BigInt(rng.int(1, 9))) / 10n : 0n;
  const personal = borrowerType === "member";
  return {
    loanNo,
    borrowerName: personal
      ? anyPersonName(rng)
      : borrowerType === "association"
        ? association.name
        : `${(counties.get(association.countyCode) ?? "").slice(0, 2)}${rng.pick(surnames)}${rng.pick(crops)}有限公司`,
    identityNo: personal
      ? anyPersonNumber(rng)
      : borrowerType === "association"
        ? association.code
        : anyCreditCode(rng, "91"),
    borrowerType,
    associationName: association.name,
    associationCode: association.code,
    countyCode: association.countyCode,
    amountFen,
    disbursedOn,
    dueOn: `${Number(month.slice(0, 4)) + rng.int(1, 3)}-${disbursedOn.slice(5)}`,
    outstandingFen: rng.percent(5) ? 0n : amountFen - repaid,
    creditLineFen: amountFen + BigInt(rng.int(0, 5)) * 1_000_000n,
    annualRatePpm: rng.pick([43_500, 47_500, 52_200, 56_550, 65_250]),
    product: rng.pick(["家庭农场贷款", "小企业贷款", "农户联保贷款", "合作社贷款"]),
    guarantee: rng.pick(["保证", "信用", "抵押", "联保"]),
    purpose: rng.pick(["购买种子化肥", "扩建大棚", "流动资金周转", "购农机", "养殖饲料"]),
    branch: `${(counties.get(association.countyCode) ?? "").slice(0, 2)}${rng.pick(["支行", "新区支行", "城关支行"])}`,
    contractNo: `HT${loanNo.slice(-8)}`,
    status: "normal",
    classification: rng.percent(90) ? "normal" : "special-mention",
    poorHousehold: rng.percent(30),
    renewal: rng.percent(20),
  };
}

/** A number of at least two digits. */
export function two(number: number): string {
  return String(number).padStart(2, "0");
}
