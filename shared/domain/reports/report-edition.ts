/**
 * The editions in which reports were published, the latest first: a report is made again in its own. The second says
 * nothing of awaited data, and quotes texts as they are stored, be there an identity number in them; the third
 * says nothing of whom the loans reach, the fourth not whose book each file is; the fifth says what rests on awaited data
 * too, the sixth has another form, tells balances as of its day and corrections in everything that it prints; the seventh
 * forecasts by one of few methods, the eighth weighs ways otherwise and corrects nothing that follows from other figures. Up to the sixth a report says that it is of the edition whose bytes it has: of the fifth where no data is awaited, of the fourth
 * with one bank alone, of the third also without registers.
 */
export const reportEditions = [9, 8, 7, 6, 5, 4, 3, 2] as const;
export type ReportEdition = (typeof reportEditions)[number];

/** The edition that a report says it is of. */
export function editionOf({ format }: { format: `yinhui-report-${ReportEdition}` }): number {
  return Number(format.slice("yinhui-report-".length));
}
