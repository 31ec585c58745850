import { organisationCheckDigit } from "#shared/domain/base/identity.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { County } from "#shared/domain/programme/programme.ts";

/** What the associations of each county grow and raise, in the official order of Chuzhou's counties. */
const trades = [
  ["食用菌", "花卉", "蔬菜", "奶牛养殖", "草莓"],
  ["滁菊", "黄桃", "茶叶", "苗木", "生态鸡养殖"],
  ["稻虾共作", "蓝莓", "花红果", "水产养殖", "油菜"],
  ["龙虾养殖", "碧根果", "银杏", "桑蚕", "水稻"],
  ["生猪养殖", "白鹅养殖", "花生", "西瓜", "烟叶"],
  ["葡萄", "花生", "食用菌", "肉羊养殖", "石榴"],
  ["芡实", "河蟹养殖", "水稻", "肉鸭养殖", "蔬菜"],
  ["绿豆", "艾草", "甜叶菊", "草莓", "肉牛养殖"],
] as const;

/** How an association comes into the programme: listed and borrowing, listed without a loan, or named by the bank alone. */
export type DemoAssociation = {
  name: string;
  county: County;
  code: string;
  /** Whether the lists know its code. */
  codeListed: boolean;
  lending: "borrowing" | "idle" | "unlisted";
  /** How many times as much as others it borrows. */
  weight: number;
};

/** Forty associations over the first eight counties of a programme: five to a county. */
export function demoAssociations(counties: readonly County[]): DemoAssociation[] {
  return counties.slice(0, trades.length).flatMap((county, index) =>
    (trades[index] ?? []).map((trade, place) => ({
      name: `${county.name}${trade}协会`,
      county,
      code: socialCreditCode("51", index * 10 + place),
      codeListed: place !== 2,
      lending:
        place === 4 && index !== 3 && index !== 6 ? (index % 3 === 0 ? "unlisted" : "idle") : "borrowing",
      weight: 1 + ((index * 3 + place * 5) % 4),
    })),
  );
}

/** The entry of an association in the register, as the supervisor's list would have it. */
export function listedAssociation(
  { name, county, code, codeListed }: DemoAssociation,
  associationId: string,
): Association {
  return {
    associationId,
    name,
    countyCode: county.code,
    socialCreditCode: codeListed ? code : undefined,
    aliases: [],
    confirmed: true,
  };
}

/** A 统一社会信用代码 of a division that does not exist (990000), with its right check character. */
export function socialCreditCode(kind: "51" | "91", number: number): string {
  const first17 = `${kind}990000MA9${String(number).padStart(6, "0")}`;
  return first17 + (organisationCheckDigit(first17) ?? "");
}
