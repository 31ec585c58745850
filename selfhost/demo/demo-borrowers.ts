import { personCheckDigit } from "#shared/domain/base/identity.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import { type DemoAssociation, socialCreditCode } from "./demo-associations.ts";
import type { SeededChance } from "./seeded-chance.ts";

/** A synthetic borrower: nobody's name and number. */
export type DemoBorrower = {
  name: string;
  identityNo: string;
  type: BorrowerType;
  association: DemoAssociation;
  poor: boolean;
};

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"];
const givenNames = [..."建国军明强华平伟丽芳秀英玉兰桂珍红梅春霞志勇德才永福长贵传宝兴旺家祥云龙"];
const firmNames = [
  "绿丰",
  "禾盛",
  "田源",
  "皖东",
  "金穗",
  "清流",
  "琅川",
  "瑞丰",
  "乐农",
  "江淮",
  "春晖",
  "嘉禾",
];
const firmTrades = ["农业科技", "生态农业", "农产品加工", "米业", "饲料", "农机服务", "水产", "食品"];

/** Makes borrowers one after another, each with a different number. */
export function borrowerMaker(chance: SeededChance): {
  make(association: DemoAssociation, type: BorrowerType): DemoBorrower;
} {
  let made = 0;
  return {
    make(association, type) {
      made += 1;
      if (type === "member") {
        const name =
          chance.pick(surnames) +
          chance.pick(givenNames) +
          (chance.happens(80) ? chance.pick(givenNames) : "");
        return { name, identityNo: personNumber(made), type, association, poor: chance.happens(12) };
      }
      if (type === "association") {
        const { name, code } = association;
        return { name, identityNo: code, type, association, poor: false };
      }
      const place = association.county.name.slice(0, -1);
      const name = `${place}${chance.pick(firmNames)}${chance.pick(firmTrades)}有限公司`;
      return { name, identityNo: socialCreditCode("91", made), type, association, poor: false };
    },
  };
}

/** A 身份证 number of a division that does not exist (990000), with a birthday and its right check digit. */
function personNumber(number: number): string {
  const birthYear = 1958 + (number % 43);
  const month = String(1 + (number % 12)).padStart(2, "0");
  const day = String(1 + (number % 28)).padStart(2, "0");
  const first17 = `990000${birthYear}${month}${day}${String(number % 1000).padStart(3, "0")}`;
  return first17 + personCheckDigit(first17);
}
