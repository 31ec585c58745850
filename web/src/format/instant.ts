import { shanghaiDayOf } from "#shared/domain/day.ts";

const shanghaiHoursAhead = 8;

/** An instant of the wire (ISO 8601, UTC) as day and time in China: `2016-07-01 08:05`. */
export function shanghaiTime(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + shanghaiHoursAhead) % 24;
  return `${shanghaiDayOf(instant)} ${String(hour).padStart(2, "0")}:${instant.slice(14, 16)}`;
}
