import {
  type FailureFacts,
  type FailureRow,
  type FailureTable,
  textOf,
} from "#shared/domain/base/failures/failure-row.ts";
import { failureTables } from "#shared/domain/base/failures.ts";

const sections: readonly (readonly [heading: string, table: FailureTable])[] = [
  ["Any request", failureTables.request],
  ["People, accounts and links", failureTables.people],
  ["Settings", failureTables.programme],
  ["The ledger", failureTables.ledger],
  ["An uploaded file", failureTables.file],
  ["The steps of an import", failureTables.imports],
  ["Reports and their mail", failureTables.reports],
  ["Correction requests", failureTables.corrections],
  ["Backup and restore", failureTables.audit],
  ["The place where everything is kept", failureTables.place],
];

/** What the page's sentences are made from. A limit is left out where its text knows it. */
const example: FailureFacts = {
  action: "〔操作〕",
  blockNo: 7,
  cell: "C4",
  cells: ["C4", "C5"],
  column: "〔列〕",
  columns: ["〔列〕"],
  count: 3,
  faults: ["〔原因〕"],
  fields: ["〔字段〕"],
  file: "〔文件〕",
  first: "〔经办人〕",
  firstMonth: "2026-01",
  firstRow: 1,
  folder: "〔文件夹〕",
  header: "〔表头〕",
  holds: "〔内容〕",
  missing: ["〔列〕"],
  month: "2026-06",
  part: "〔内部文件〕",
  place: "〔目标〕",
  row: 4,
  settings: ["〔设置〕"],
  sheet: "〔工作表〕",
  stateName: "〔状态〕",
  unit: "〔单位〕",
  units: ["〔单位〕", "〔单位〕"],
  until: "〔时刻〕",
  what: "〔不符之处〕",
};

/** The page of every failure that the wire reports, from the tables that report them. */
export function errorsPage(): string {
  return `# Errors

Made from \`shared/domain/base/failures\` by \`UPDATE_ERRORS=1 npm test -- test/domain/base/failures\`.

A failure is answered as a problem document (RFC 9457, \`application/problem+json\`): \`type\` is \`/problems/\` and its
code, \`title\` and \`detail\` say what happened, \`remedy\` what to do, and \`requestId\` is what an operator finds it by in
the log. Codes are stable and are what a program goes by; texts may be worded better. Some codes are met on the command
line or in an import's record alone. What stands in 〔 〕, and every row, cell or month, is an example.

Anything else that goes wrong is a bug: \`/problems/unexpected\`, status 500, which says nothing of it but its request id.
${sections.map(section).join("")}`;
}

function section([heading, table]: (typeof sections)[number]): string {
  const lines = Object.entries(table).map(([code, row]) => line(code, row));
  return `
## ${heading}

| Code | Status | Title | What happened | What to do |
| --- | --- | --- | --- | --- |
${lines.join("\n")}
`;
}

function line(code: string, row: FailureRow): string {
  const { title, message, remedy } = textOf(row, example);
  const status =
    row.retryAfterS === undefined ? row.status : `${row.status}, again after ${row.retryAfterS} s`;
  return `| \`${code}\` | ${status} | ${title} | ${message} | ${remedy} |`;
}
