/** Reads a report's JSON for who has it from a server. */
export { parseFrozenReport } from "#shared/adapters/stored/frozen-reports.ts";
