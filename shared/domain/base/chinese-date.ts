/** `2016年6月` of `2016-06`. */
export function monthText(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}

/** `2016年6月30日` of `2016-06-30`. */
export function dayText(day: string): string {
  return `${monthText(day)}${Number(day.slice(8, 10))}日`;
}
