import type { Bank, Branch } from "#shared/domain/base/bank.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import type { County } from "./programme.ts";
import { isLine, settingLimits } from "./setting-limits.ts";

const idPattern = /^[A-Za-z0-9._-]{1,64}$/;
const countyPattern = /^\d{6}$/;
const addressPattern =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;
/** How long a mail address may be (RFC 5321, 4.5.3.1.3). */
const addressLengthMax = 254;

/** Why a programme may not have some counties, in Chinese. */
export function countyFaults(counties: readonly County[]): string[] {
  const { countiesMax } = settingLimits;
  if (counties.length === 0) return ["至少要有一个县（市、区）"];
  if (counties.length > countiesMax) return [`县（市、区）不能超过 ${countiesMax} 个`];
  const weights = counties.map(({ goalWeight }) => goalWeight);
  const given = weights.filter((weight) => weight !== undefined);
  const isWeighed = given.length === counties.length && given.some((weight) => weight > 0);
  return [
    ...(counties.every(({ code }) => countyPattern.test(code)) ? [] : ["县（市、区）的代码应为 6 位数字"]),
    ...repeated(
      "县（市、区）的代码",
      counties.map(({ code }) => code),
    ),
    ...namesFaults("县（市、区）", counties),
    ...(given.length === 0 || isWeighed ? [] : ["目标权重应每个县（市、区）都填，且不全为 0；或者都不填"]),
    ...(given.every(isWeight) ? [] : [`目标权重应为 0 到 ${settingLimits.goalWeightMax} 的整数`]),
  ];
}

/** Why a programme may not have some banks instead of those it has: none that has lent goes away. */
export function bankFaults(
  banks: readonly Bank[],
  before: readonly Bank[],
  counties: readonly County[],
): string[] {
  const { banksMax, branchesMax } = settingLimits;
  const branches = banks.flatMap(({ branches = [] }) => branches);
  const gone = before.filter(({ bankId }) => !banks.some((bank) => bank.bankId === bankId));
  if (gone.length > 0) return gone.map(({ name }) => `${name}的贷款已在台账中，不能删去；改名可以`);
  if (banks[0]?.bankId !== before[0]?.bankId) return ["第一家银行不能换成别的"];
  if (banks.length > banksMax) return [`银行不能超过 ${banksMax} 家`];
  if (branches.length > branchesMax) return [`支行不能超过 ${branchesMax} 个`];
  return [
    ...[...banks.map(({ bankId }) => bankId), ...branches.map(({ branchId }) => branchId)]
      .flatMap((id) => (idPattern.test(id) ? [] : ["银行和支行的编号应为 1 到 64 个字母、数字、点、横线"]))
      .slice(0, 1),
    ...repeated(
      "银行的编号",
      banks.map(({ bankId }) => bankId),
    ),
    ...repeated(
      "支行的编号",
      branches.map(({ branchId }) => branchId),
    ),
    ...namesFaults("银行", banks),
    ...banks.flatMap(({ branches = [] }) => namesFaults("支行", branches)),
    ...branches.flatMap((branch) => countyFault(branch, counties)),
  ];
}

/** Reports may not be mailed to some addresses; the text names none of them. */
export function mailToFaults(mailTo: readonly string[]): string[] {
  const { mailToMax } = settingLimits;
  const isAddress = (text: string) => addressPattern.test(text) && text.length <= addressLengthMax;
  const distinct = new Set(mailTo.map((address) => address.toLowerCase()));
  return [
    ...(mailTo.length > mailToMax ? [`收件人不能超过 ${mailToMax} 个`] : []),
    ...mailTo
      .flatMap((text, index) => (isAddress(text) ? [] : [`第 ${index + 1} 个收件人不是邮件地址`]))
      .slice(0, 3),
    ...(distinct.size < mailTo.length ? ["收件人有重复"] : []),
  ];
}

function countyFault({ name, countyCode }: Branch, counties: readonly County[]): string[] {
  const isKnown = countyCode === undefined || counties.some(({ code }) => code === countyCode);
  return isKnown ? [] : [`${name}所在的县（市、区）不在本项目中`];
}

/** Each thing has a name, and no two have one name or alias. */
function namesFaults(
  kind: string,
  things: readonly { name: string; aliases?: readonly string[] | undefined }[],
): string[] {
  const names = things.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const { nameLengthMax, aliasesMax } = settingLimits;
  return [
    ...(names.every(isLine) ? [] : [`${kind}的名称和别名应为 1 到 ${nameLengthMax} 个字，不能换行`]),
    ...(names.some((name) => holdsPersonNumber(name, { likely: true }))
      ? [`${kind}的名称里写有身份证号`]
      : []),
    ...(things.every(({ aliases = [] }) => aliases.length <= aliasesMax)
      ? []
      : [`${kind}的别名不能超过 ${aliasesMax} 个`]),
    ...repeated(`${kind}的名称和别名`, names),
  ];
}

function repeated(kind: string, texts: readonly string[]): string[] {
  const twice = texts.find((text, index) => texts.indexOf(text) < index);
  return twice === undefined ? [] : [`${kind}“${twice.slice(0, 60)}”有重复`];
}

function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight <= settingLimits.goalWeightMax;
}
