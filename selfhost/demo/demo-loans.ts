import { addDays, type Day } from "#shared/domain/base/day.ts";
import { addMonths, firstDayOf, lastDayOf, type Month, monthOf } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { DemoAssociation } from "./demo-associations.ts";
import { borrowerMaker, type DemoBorrower } from "./demo-borrowers.ts";
import type { SeededChance } from "./seeded-chance.ts";

/** How a loan ends: on a day, after an extension, late, or not at all. */
export type Fate = { kind: "paid" | "extended" | "late" | "bad"; closesOn: Day | undefined };

/** A synthetic loan with its whole life; amounts in whole yuan. */
export type DemoLoan = {
  loanNo: string;
  contractNo: string;
  borrower: DemoBorrower;
  amountYuan: number;
  disbursedOn: Day;
  dueOn: Day;
  ratePercent: string;
  product: string;
  guarantee: string;
  purpose: string;
  branch: string;
  renewal: boolean;
  /** Paid back in parts, every so many months; undefined: all at the end. */
  instalmentMonths: number | undefined;
  fate: Fate;
};

const loansUsual = 86;
/** How much is lent in each month of the year, in percent of the usual: before sowing most, before the harvest least. */
const seasonPercent = [76, 72, 124, 120, 102, 92, 76, 84, 112, 104, 86, 78];
const extensionDays = 90;

type Terms = {
  amounts: readonly (readonly [least: number, most: number])[];
  step: number;
  months: readonly number[];
  products: readonly string[];
  purposes: readonly string[];
  rates: readonly string[];
};

const termsOf: Record<BorrowerType, Terms> = {
  member: {
    amounts: [
      [10_000, 50_000],
      [20_000, 50_000],
      [30_000, 80_000],
      [50_000, 150_000],
    ],
    step: 5000,
    months: [3, 6, 6, 9, 12, 12, 12, 12],
    products: ["农户小额贷款", "农户小额贷款", "家庭农场贷款"],
    purposes: ["购买种苗", "购买化肥农药", "土地流转", "购买饲料", "建大棚", "购置农机"],
    rates: ["4.35", "4.75", "5.22"],
  },
  association: {
    amounts: [
      [100_000, 300_000],
      [200_000, 500_000],
    ],
    step: 10_000,
    months: [6, 12, 12],
    products: ["农民专业合作组织贷款"],
    purposes: ["统一采购农资", "建冷库", "收购农产品"],
    rates: ["4.15", "4.35"],
  },
  enterprise: {
    amounts: [
      [100_000, 400_000],
      [200_000, 600_000],
      [300_000, 1_000_000],
    ],
    step: 10_000,
    months: [6, 12, 12, 12, 24],
    products: ["小微企业流动资金贷款", "小微易贷"],
    purposes: ["流动资金周转", "收购农产品", "扩建厂房", "更新设备"],
    rates: ["3.95", "4.20", "4.60"],
  },
};
const guarantees = ["保证", "保证", "信用", "抵押", "担保公司担保"];

/** Every loan of the months, in the order of disbursement; renewals follow the loans that they renew. */
export function demoLoans(
  months: readonly Month[],
  associations: readonly DemoAssociation[],
  chance: SeededChance,
): DemoLoan[] {
  const borrowers = borrowerMaker(chance);
  const borrowing = associations.filter(({ lending }) => lending !== "idle");
  const weighed = borrowing.flatMap((one) => Array.from({ length: one.weight }, () => one));
  const known: DemoBorrower[] = [];
  const loans: DemoLoan[] = [];
  const lastOn = lastDayOf(months.at(-1) ?? "9999-12");
  const lend = (borrower: DemoBorrower, disbursedOn: Day, renewal: boolean) => {
    const loan = makeLoan(borrower, disbursedOn, { number: loans.length + 1, renewal }, chance);
    loans.push(loan);
    const { fate } = loan;
    const renews = fate.kind === "paid" && fate.closesOn === loan.dueOn && chance.happens(45);
    if (renews && loan.dueOn <= lastOn) lend(borrower, loan.dueOn, true);
  };
  for (const month of months) {
    const season = seasonPercent[Number(month.slice(5)) - 1] ?? 100;
    const count =
      Math.round((loansUsual * season) / 100) -
      loans.filter((loan) => monthOf(loan.disbursedOn) === month).length;
    for (let index = 0; index < count; index++) {
      const again = known.length > 20 && chance.happens(12);
      const borrower = again ? chance.pick(known) : borrowers.make(chance.pick(weighed), pickType(chance));
      if (!again) known.push(borrower);
      lend(borrower, addDays(firstDayOf(month), chance.below(27)), false);
    }
  }
  return loans.toSorted((a, b) => textOrder(a.disbursedOn, b.disbursedOn));
}

function pickType(chance: SeededChance): BorrowerType {
  const percent = chance.below(100);
  return percent < 80 ? "member" : percent < 86 ? "association" : "enterprise";
}

function makeLoan(
  borrower: DemoBorrower,
  disbursedOn: Day,
  { number, renewal }: { number: number; renewal: boolean },
  chance: SeededChance,
): DemoLoan {
  const terms = termsOf[borrower.type];
  const [least, most] = borrower.poor ? [10_000, 50_000] : chance.pick(terms.amounts);
  const amountYuan = least + terms.step * chance.below((most - least) / terms.step + 1);
  const termMonths = chance.pick(terms.months);
  const dueOn = addDays(sameDayLater(disbursedOn, termMonths), -1);
  const serial = `${disbursedOn.replaceAll("-", "")}${String(number).padStart(4, "0")}`;
  return {
    loanNo: `JD${serial}`,
    contractNo: `HT${serial}`,
    borrower,
    amountYuan,
    disbursedOn,
    dueOn,
    ratePercent: borrower.poor ? "4.35" : chance.pick(terms.rates),
    product: borrower.poor ? "扶贫小额信贷" : chance.pick(terms.products),
    guarantee: borrower.poor ? "信用" : chance.pick(guarantees),
    purpose: chance.pick(terms.purposes),
    branch: `${borrower.association.county.name.slice(0, -1)}支行`,
    renewal,
    instalmentMonths: termMonths >= 12 && chance.happens(35) ? 3 : undefined,
    fate: pickFate(dueOn, termMonths, chance),
  };
}

function pickFate(dueOn: Day, termMonths: number, chance: SeededChance): Fate {
  const percent = chance.below(100);
  if (percent < 4 || (termMonths === 3 && percent < 14)) return { kind: "bad", closesOn: undefined };
  if (percent < 20) return { kind: "late", closesOn: addDays(dueOn, chance.between(12, 110)) };
  if (percent < 25) return { kind: "extended", closesOn: addDays(dueOn, extensionDays) };
  return { kind: "paid", closesOn: percent < 50 ? addDays(dueOn, -chance.between(1, 40)) : dueOn };
}

/** The same day of the month some months later, or that month's last day. */
function sameDayLater(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const last = lastDayOf(month);
  const same = `${month}${day.slice(7)}`;
  return same < last ? same : last;
}
