import type { Fen } from "#shared/domain/base/money.ts";

/** How many months a synthetic programme lasts. */
export const windowMonths = 36;
/** An average month: 8 million yuan. */
const monthFen = 800_000_000;

/** A kind of lending: what its months bring, and in which month it changes for good in a way that none before foretells. */
export type Kind = {
  name: string;
  /** From this month on (counted from 0) it is another programme: nothing before can tell. */
  breaksAt?: number;
  /** What month `index` brings, in average months. */
  share: (index: number, chance: Chance) => number;
};

/** Chance that is the same on every machine: a seeded generator, and sums and products alone. */
export type Chance = { uniform: () => number; normal: () => number };

const farming = [0.6, 0.7, 1.3, 1.5, 1.2, 0.9, 0.7, 0.8, 1.3, 1.4, 1.0, 0.6];
const quotas = [2.4, 1.8, 1.5, 0.9, 0.8, 0.8, 0.7, 0.7, 0.7, 0.6, 0.6, 0.5];
/** Programmes begin in June. */
const inYear = (shares: readonly number[], index: number) => shares[(index + 5) % 12] ?? 1;
const noisy = (chance: Chance, spread: number) => Math.max(1 + spread * chance.normal(), 0);
const grown = (perMonth: number, months: number) => power(1 + perMonth, months);

export const kinds: readonly Kind[] = [
  { name: "even, ±15 %", share: (_, chance) => noisy(chance, 0.15) },
  { name: "even, ±40 %", share: (_, chance) => noisy(chance, 0.4) },
  { name: "farming season", share: (index, chance) => inYear(farming, index) * noisy(chance, 0.2) },
  { name: "quota season", share: (index, chance) => inYear(quotas, index) * noisy(chance, 0.2) },
  {
    name: "sparse: four of ten months",
    share: (_, chance) => (chance.uniform() < 0.4 ? 2.5 * noisy(chance, 0.4) : 0),
  },
  { name: "even, one huge loan", share: hugeLoan() },
  {
    name: "line upwards, 3 % of the first",
    share: (index, chance) => (1 + 0.03 * index) * noisy(chance, 0.15),
  },
  { name: "growth, 4 % a month", share: (index, chance) => 0.5 * grown(0.04, index) * noisy(chance, 0.15) },
  { name: "ramp of three years", share: (index, chance) => ((index + 1) / 18) * noisy(chance, 0.2) },
  { name: "decline, 2 % a month", share: (index, chance) => 1.4 * grown(-0.02, index) * noisy(chance, 0.15) },
  {
    name: "growth with a season",
    share: (index, chance) => inYear(farming, index) * (1 + 0.02 * index) * noisy(chance, 0.2),
  },
  { name: "ramp of a year", share: (index, chance) => Math.min((index + 1) / 12, 1) * noisy(chance, 0.2) },
  { name: "wandering level", share: wandering() },
  {
    name: "drop to 0.4 in month 18",
    breaksAt: 18,
    share: (index, chance) => (index < 18 ? 1 : 0.4) * noisy(chance, 0.2),
  },
  {
    name: "jump to 2 in month 18",
    breaksAt: 18,
    share: (index, chance) => (index < 18 ? 1 : 2) * noisy(chance, 0.2),
  },
];

/** One of the first 18 months brings one loan as large as eight average months: which is to come, nothing foretells. */
function hugeLoan(): Kind["share"] {
  let at = 0;
  return (index, chance) => {
    if (index === 0) at = Math.floor(chance.uniform() * 18);
    return noisy(chance, 0.2) + (index === at ? 8 : 0);
  };
}

/** A level that moves by a tenth of an average month, up or down, and ±15 % around it. */
function wandering(): Kind["share"] {
  let level = 1;
  return (index, chance) => {
    level = index === 0 ? 1 : Math.max(level + 0.1 * chance.normal(), 0.1);
    return level * noisy(chance, 0.15);
  };
}

/** The history of a kind with a number: the same whenever and wherever it is made. */
export function historyOf(kind: number, number: number): Fen[] {
  const chance = chanceFrom(kind * 100_003 + number * 7 + 1);
  const share = kinds[kind]?.share ?? (() => 0);
  return Array.from({ length: windowMonths }, (_, index) =>
    BigInt(Math.round(monthFen * share(index, chance))),
  );
}

function power(base: number, times: number): number {
  return times === 0 ? 1 : base * power(base, times - 1);
}

/** mulberry32; twelve uniform numbers make a normal one near enough. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { uniform, normal: () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6) };
}
