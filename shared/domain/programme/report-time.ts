import type { Programme } from "./programme.ts";

/** The day of the next month and the hour of that day, in Asia/Shanghai, from which a month's report is due. */
export type ReportTime = Pick<Programme, "reportDay" | "reportHour">;

/** When reports are due where nobody has said otherwise. */
export const defaultReportTime: ReportTime = { reportDay: 1, reportHour: 8 };

/** The last day of a month and the last hour of a day that may be set: every month has them. */
export const reportTimeMax: ReportTime = { reportDay: 28, reportHour: 23 };
