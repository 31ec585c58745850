import { shanghaiMinute } from "#shared/domain/base/instant.ts";

export { shanghaiMinute as shanghaiTime };

/** The time of an instant in China: `08:05`. */
export function clockTime(instant: string): string {
  return shanghaiMinute(instant).slice(11);
}
