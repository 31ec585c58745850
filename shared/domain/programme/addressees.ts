import type { Programme } from "./programme.ts";

/** Whom reports are for where no setting says it. */
export const usualAddressees = "各县（市、区）科协，市级农技协，合作银行";

/** Whom a programme's reports are for (主送机关). */
export function addresseesOf({ addressedTo }: Pick<Programme, "addressedTo">): string {
  return addressedTo === undefined || addressedTo === "" ? usualAddressees : addressedTo;
}
