import { shanghaiDayOf } from "../day.ts";
import { largestRemainder } from "../largest-remainder.ts";
import { type Fen, formatWan } from "../money.ts";

/** One hundredth of 万元 in fen: the last place that reports show. */
const hundredthWanFen = 10_000n;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand anywhere in HTML; control characters, which HTML cannot carry, become U+FFFD. */
export function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "\ufffd")
      .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
  );
}

/** A name given by others: escaped, and set apart so that its writing direction reaches no further. */
export function nameHtml(name: string): string {
  return `<bdi>${escapeHtml(name)}</bdi>`;
}

/** Amounts of a column in 万元 with two decimals that add up to their printed sum (largest remainder). */
export function wanColumn(amounts: readonly Fen[]): string[] {
  return largestRemainder(amounts, hundredthWanFen).map((steps) => formatWan(steps * hundredthWanFen));
}

/** The shares of a column's amounts in percent with two decimals that add up to 100.00; all zero when there is no amount. */
export function shareColumn(amounts: readonly Fen[]): string[] {
  const total = amounts.reduce((sum, fen) => sum + fen, 0n);
  if (total === 0n) return amounts.map(() => "0.00");
  const hundredths = amounts.map((fen) => fen * 10_000n);
  return largestRemainder(hundredths, total).map((share) => (Number(share) / 100).toFixed(2));
}

/** The sum of a column in 万元 with two decimals. */
export function wanSum(amounts: readonly Fen[]): string {
  return formatWan(amounts.reduce((sum, fen) => sum + fen, 0n));
}

/** A table: headers, lines of cells that are HTML already, the first column to the left; the last line is bold if `total`. */
export function tableHtml(
  headers: readonly string[],
  lines: readonly (readonly (string | number)[])[],
  { total = false, wide = [0] }: { total?: boolean; wide?: readonly number[] } = {},
): string {
  const cell = (content: string | number, index: number) =>
    `<td${wide.includes(index) ? ' class="t"' : ""}>${content}</td>`;
  const rows = lines.map((line, index) => {
    const kind = total && index === lines.length - 1 ? ' class="sum"' : "";
    return `<tr${kind}>${line.map(cell).join("")}</tr>`;
  });
  const head = headers.map((header) => `<th scope="col">${header}</th>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** `2016年6月` of `2016-06`. */
export function monthText(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}

/** `2016年6月30日` of `2016-06-30`. */
export function dayText(day: string): string {
  return `${monthText(day)}${Number(day.slice(8, 10))}日`;
}

/** `2016年7月1日 00:00`: an instant, given as ISO text in UTC, as the clocks of Asia/Shanghai show it. */
export function shanghaiTimeText(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + 8) % 24;
  return `${dayText(shanghaiDayOf(instant))} ${String(hour).padStart(2, "0")}:${instant.slice(14, 16)}`;
}
