import { personCheckDigit } from "#shared/domain/base/identity.ts";
import { plainHeaders } from "./sheets.ts";

const counties = ["琅琊区", "南谯区", "来安县", "全椒县", "定远县", "凤阳县", "天长市", "明光市"];

/** The identity number of the n-th synthetic person. */
export function personNumber(n: number): string {
  const first17 = `341102${1950 + (n % 50)}0${1 + (n % 9)}1${n % 10}${String(n % 1000).padStart(3, "0")}`;
  return first17 + personCheckDigit(first17);
}

/** A bank's book of many loans as CSV in UTF-8; `yuan` is the amount of the first, each following one is a yuan more. */
export function csvBook(loans: number, { first = 0, yuan = 10_000, balance = "" } = {}): Uint8Array {
  const lines = [[...plainHeaders, "贷款余额"].join(",")];
  for (let n = first; n < first + loans; n++) {
    const day = `2016-${String(6 + (n % 5)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`;
    const county = counties[n % counties.length];
    const row = [
      `L${n}`,
      `客户${n}`,
      personNumber(n),
      "会员",
      `${county}协会${n % 40}`,
      county,
      yuan + n,
      day,
      balance,
    ];
    lines.push(row.join(","));
  }
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}
