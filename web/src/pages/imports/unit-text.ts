import type { RouteOutput } from "#shared/contract/routes.ts";
import { moneyUnitNames } from "#shared/domain/base/money.ts";

type Sheet = NonNullable<RouteOutput<"read-import">["understood"]>[number];

const unitFromNames = {
  header: "表头写明",
  title: "表上方写明",
  decision: "按您的指定",
  default: "没有写明，按元",
} as const;

/** The unit of a sheet's amounts and what told it: 万元（表上方写明）. */
export function unitOf({ amountUnit, unitFrom }: Pick<Sheet, "amountUnit" | "unitFrom">): string {
  return `${moneyUnitNames[amountUnit]}（${unitFromNames[unitFrom]}）`;
}
