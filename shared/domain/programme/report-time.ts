import type { Programme } from "./programme.ts";

/**
 * The day of the next month and the hour of that day, in Asia/Shanghai, from which a month's report is due, and the day
 * from which it goes out although a bank's data is awaited.
 */
export type ReportTime = Pick<Programme, "reportDay" | "reportHour" | "reportDeadlineDay">;

/** When reports are due where nobody has said otherwise. */
export const defaultReportTime: ReportTime = { reportDay: 1, reportHour: 8, reportDeadlineDay: 15 };

/** The last day of a month and the last hour of a day that may be set: every month has them. */
export const reportTimeMax: ReportTime = { reportDay: 28, reportHour: 23, reportDeadlineDay: 28 };
