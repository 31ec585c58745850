import { addDays, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { lastDayOf, type Month } from "#shared/domain/base/month.ts";

/** From how many days after its month on a report is one made later (补发): of books that were taken over. */
const madeLaterDays = 120;

/** How many reports made later within some days are a series, of which none is mailed by itself. */
export const madeLaterSeriesMin = 4;

/** Tells whether a report was made so long after its month that it says so. */
export function isMadeLater({ month, publishedAt }: { month: Month; publishedAt: string }): boolean {
  return shanghaiDayOf(publishedAt) > addDays(lastDayOf(month), madeLaterDays);
}
