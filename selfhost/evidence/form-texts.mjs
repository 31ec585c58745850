// How a report writes its figures; money comes in fen.

const abs = (value) => (value < 0n ? -value : value);
const grouped = (digits) => String(digits).replaceAll(/\B(?=(\d{3})+$)/g, ",");
const cents = (number) => String(number % 100n).padStart(2, "0");

/** 万元 with two decimals, rounded half away from zero. */
export function wan(fen) {
  const rounded = (abs(BigInt(fen)) + 5_000n) / 10_000n;
  return `${BigInt(fen) < 0n && rounded > 0n ? "-" : ""}${grouped(rounded / 100n)}.${cents(rounded)}`;
}

/** An amount that somebody set: 3亿元, 1.5亿元, 8,774万元, 8,774.25万元. */
export function setAmount(fen) {
  const amount = BigInt(fen);
  const tenths = amount / 1_000_000_000n;
  if (amount >= 10_000_000_000n && amount % 1_000_000_000n === 0n)
    return `${tenths % 10n === 0n ? tenths / 10n : `${tenths / 10n}.${tenths % 10n}`}亿元`;
  return `${wan(amount).replace(amount % 1_000_000n === 0n ? ".00" : "", "")}万元`;
}

/** Yuan with two decimals, with separators as in a text. */
export function yuan(fen) {
  return `${grouped(BigInt(fen) / 100n)}.${cents(BigInt(fen))}`;
}

/** The parts in whole steps that add up to their rounded sum, by largest remainder. */
function parted(parts, step) {
  const steps = parts.map((part) => part / step);
  const total = parts.reduce((so, part) => so + part, 0n);
  const missing = (total * 2n + step) / (step * 2n) - steps.reduce((so, part) => so + part, 0n);
  const first = parts
    .map((part, index) => ({ index, left: part % step }))
    .sort((a, b) => (a.left === b.left ? a.index - b.index : a.left < b.left ? 1 : -1))
    .slice(0, Number(missing));
  for (const { index } of first) steps[index] += 1n;
  return steps;
}

/** A column of amounts in 万元 that adds up. */
export function wanColumn(amounts) {
  return parted(amounts.map(BigInt), 10_000n).map((steps) => wan(steps * 10_000n));
}

/** The shares of a column's amounts in percent that add up to 100. */
export function shareColumn(amounts) {
  const all = amounts.reduce((so, fen) => so + BigInt(fen), 0n);
  if (all === 0n) return amounts.map(() => "0.00");
  return parted(
    amounts.map((fen) => BigInt(fen) * 10_000n),
    all,
  ).map((share) => `${share / 100n}.${cents(share)}`);
}

export function percentOf(value) {
  return value.toFixed(2);
}

export function monthOf(month) {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}

export function dayOf(day) {
  return `${monthOf(day)}${Number(day.slice(8, 10))}日`;
}

/** An instant as the clocks of Asia/Shanghai show it. */
export function timeOf(instant) {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${dayOf(there)} ${there.slice(11, 16)}`;
}

/** The day of an instant in Asia/Shanghai. */
export function shanghaiDay(instant) {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

export const classNames = {
  normal: "正常",
  "special-mention": "关注",
  substandard: "次级",
  doubtful: "可疑",
  loss: "损失",
};

/** Where a report's day lies to the window of its programme. */
export function phaseOf({ programme: { firstOn, lastOn }, asOf }) {
  if (asOf < firstOn) return "before";
  if (asOf < lastOn) return "within";
  return asOf.slice(0, 7) === lastOn.slice(0, 7) ? "closing" : "after";
}

/** What the rest of a window asks for. */
export function requiredOf({ requiredPerMonthFen, remainingMonths }) {
  return requiredPerMonthFen === undefined
    ? "合作期剩余时间已不足一个整月"
    : `合作期还剩${remainingMonths}个整月，月均需发放${wan(requiredPerMonthFen)}万元`;
}
