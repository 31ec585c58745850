import { addDays, type Day, dayFromNumber, dayNumber, shanghaiDayOf, shanghaiDayStart } from "./day.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const shanghaiHoursAhead = 8;

/** Milliseconds from 1970 to an instant (ISO 8601, UTC). */
export function instantMs(instant: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = instant.slice(11).replace("Z", "").split(":").map(Number);
  const days = dayNumber(instant.slice(0, 10));
  return days * dayMs + Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
}

/** The instant, ISO 8601 in UTC, a number of milliseconds after 1970. */
export function instantOfMs(ms: number): string {
  const day = dayFromNumber(Math.floor(ms / dayMs));
  const rest = ms - Math.floor(ms / dayMs) * dayMs;
  const part = (unitMs: number, count: number, width = 2) =>
    String(Math.floor(rest / unitMs) % count).padStart(width, "0");
  return `${day}T${part(hourMs, 24)}:${part(60_000, 60)}:${part(1000, 60)}.${part(1, 1000, 3)}Z`;
}

/** The instant a number of milliseconds later, or earlier when negative. */
export function addMs(instant: string, milliseconds: number): string {
  return instantOfMs(instantMs(instant) + milliseconds);
}

/** The instant a number of days later, at the same time of day. */
export function daysLater(instant: string, days: number): string {
  return addDays(instant.slice(0, 10), days) + instant.slice(10);
}

/** The instant, ISO 8601 in UTC, at which an hour of a day (0 to 23) begins in Asia/Shanghai. */
export function shanghaiHourStart(day: Day, hour: number): string {
  return addMs(shanghaiDayStart(day), hour * hourMs);
}

/** The last instant of a day in Asia/Shanghai, ISO 8601 in UTC. */
export function shanghaiEndOf(day: Day): string {
  return addMs(shanghaiDayStart(day), dayMs - 1);
}

/** An instant as day and time in China: `2016-07-01 08:05`. */
export function shanghaiMinute(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + shanghaiHoursAhead) % 24;
  return `${shanghaiDayOf(instant)} ${String(hour).padStart(2, "0")}:${instant.slice(14, 16)}`;
}
