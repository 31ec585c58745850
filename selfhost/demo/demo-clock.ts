import { type Day, dayNumber } from "#shared/domain/base/day.ts";
import type { Clock } from "#shared/ports/base/system.ts";

const dayMs = 24 * 60 * 60 * 1000;
const shanghaiAheadMs = 8 * 60 * 60 * 1000;

/** A clock that stands still until it is set; never beyond `latest`. */
export type DemoClock = {
  now: Clock;
  /** Sets the clock to a time of day (`HH:MM`) in Asia/Shanghai. */
  set(day: Day, time: string): void;
};

/** Makes a clock for playing the past, at first at `latest`. */
export function demoClock(latest: string): DemoClock {
  let present = latest;
  return {
    now: () => present,
    set(day, time) {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      const ms = dayNumber(day) * dayMs + (hours * 60 + minutes) * 60_000 - shanghaiAheadMs;
      const instant = new Date(ms).toISOString();
      present = instant < latest ? instant : latest;
    },
  };
}
