import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { cityBook, cityLoanNo } from "./city-books.ts";
import type { CityOffice } from "./city-office.ts";
import type { RequestCost, RequestMeter } from "./request-meter.ts";

/** How many loans the measured books have: many of one month, and a month of a small city. */
export const measuredBooks = { bookLoans: 480, smallBookLoans: 56 } as const;

/** The routes that are not measured, and why. */
export const unmeasured = {
  "read-health": "touches no table",
  "read-openapi": "touches no table",
  "read-sign-in": "touches no table",
  "invite-person": "as list-people, a count of all links and three writes",
  "make-password-link": "as invite-person, and every link",
  "make-access-link": "as invite-person, and one write",
  "list-entry-links": "as list-people, every link",
  "end-entry-link": "three writes",
  "change-password": "as sign-in, and three writes",
  "set-authenticator": "as sign-in, and two writes",
  "open-entry-link": "four writes that count the try, two reads and one write",
  "set-up-account": "as open-entry-link, and six writes",
  "sign-in": "as open-entry-link, seven reads and five writes",
  "renew-sign-in": "three reads",
  "sign-out": "one read and one write",
  "read-receipt": "as read-import, and files",
  "read-deferred": "two files",
  "read-failed-rows": "as read-import, and files",
  "map-import": "as cancel-import, and decisions",
  "answer-questions": "as cancel-import, and decisions",
  "send-back-import": "as cancel-import",
  "decide-delivery": "as read-mailing, and one write",
  "read-assessment": "all loans, members, poor households, imports and correction requests",
  "decide-assessment": "as read-assessment, and one write",
  "find-loans": "as sum-loans, at most twenty thousand loans, and a page of loans",
  "export-list": "as find-loans or every page of its list, and one write for each association",
  "list-members": "as list-associations, a page of one association",
  "read-member-coverage": "all members, poor households and loans",
  "find-members": "as list-members, every page until one is full",
  "list-member-versions": "as list-members, and one read for each change",
  "list-register-changes": "as list-associations, a page",
  "take-in-associations": "two writes for each association that changes",
  "take-in-members": "three writes for each member that changes",
  "take-in-poor-households": "two writes for each person that changes",
  "change-member": "as take-in-members, for one",
  "change-membership": "as change-member",
  "claim-loan": "as raise-correction, and the association's open ones",
  "confirm-claim": "as attribute-loans for one, and close-correction",
  "change-association": "as list-associations, and two writes",
  "confirm-associations": "as list-associations, and one write for each and one more",
  "list-association-versions": "as list-associations, one item",
  "read-associations-book": "as list-associations",
  "read-members-book": "as list-members, every page",
  "attribute-loans": "as post-import, changed loans",
  "state-no-news": "as announce-import, and reading the programme's total",
  "list-disputed-loans": "as list-loans, ten pages at most, and a batch for each 100 borrowers",
  "settle-disputes": "as attribute-loans",
  "merge-association": "as attribute-loans, for the loans that move",
  "undo-register-change": "two writes for each line that is set back, and as attribute-loans",
  "separate-association": "as merge-association",
} as const;

type Costs = Record<string, RequestCost>;
type Measure = (name: string, work: () => Promise<unknown>) => Promise<void>;

/** Measures each use case of a city once, through its endpoint or as its worker does it. */
export async function measureCity(city: CityOffice, meter: RequestMeter): Promise<Costs> {
  const costs: Costs = {};
  const measure: Measure = async (name, work) => {
    costs[name] = await meter.measure(work);
  };
  await measureFigures(city, measure);
  await measureLoans(city, measure);
  await measureReports(city, measure);
  await measureCorrections(city, measure);
  await measureImports(city, measure);
  await measureOffice(city, measure);
  return costs;
}

async function measureFigures({ call }: CityOffice, measure: Measure): Promise<void> {
  const past = { query: { asOf: "2018-03-10" } };
  await measure("read-me", () => call("read-me", "association"));
  await measure("read-programme", () => call("read-programme", "association"));
  await measure("read-progress", () => call("read-progress", "association"));
  await measure("read-progress, a day in the past", () => call("read-progress", "supervisor", past));
  await measure("read-progress-book", () => call("read-progress-book", "supervisor"));
  await measure("read-cockpit", () => call("read-cockpit", "supervisor"));
}

async function measureLoans({ call, associationId }: CityOffice, measure: Measure): Promise<void> {
  const params = { associationId };
  const fifty = { query: { limit: "50" } };
  await measure("read-association, its own", () => call("read-association", "association", { params }));
  await measure("read-association, a supervisor", () => call("read-association", "supervisor", { params }));
  await measure("list-associations", () => call("list-associations", "supervisor"));
  await measure("list-loans, an association's", () => call("list-loans", "association", fifty));
  await measure("list-loans, all", () => call("list-loans", "supervisor", fifty));
  await measure("sum-loans, an association's", () => call("sum-loans", "association"));
  await measure("read-loan", () =>
    call("read-loan", "supervisor", { query: { loanNo: cityLoanNo("2016-06", 0) } }),
  );
  await measure("list-readings", () => call("list-readings", "association", { params }));
}

async function measureReports({ call, deps }: CityOffice, measure: Measure): Promise<void> {
  const params = { month: "2019-06" };
  await measure("publish-due-reports, one due", () => publishDueReports(deps));
  await measure("publish-due-reports, none due", () => publishDueReports(deps));
  await measure("publish-report", () =>
    call("publish-report", "supervisor", { params: { month: "2019-05" } }),
  );
  await measure("list-reports", () => call("list-reports", "association"));
  await measure("read-report", () => call("read-report", "supervisor", { params }));
  await measure("list-report-corrections", () => call("list-report-corrections", "supervisor"));
  await measure("mail-due-reports", () => mailDueReports(deps));
  await measure("read-mailing", () => call("read-mailing", "supervisor", { params }));
  await measure("verify-ledger", () => call("verify-ledger", "auditor"));
  await measure("list-journal", () => call("list-journal", "auditor", { query: { limit: "50" } }));
}

async function measureCorrections(
  { call, deps, associationId }: CityOffice,
  measure: Measure,
): Promise<void> {
  const [loan] = (await deps.ledger.listLoans({ associationId }, 1)).items;
  const raise = { body: { loanNo: loan?.loanNo, text: "金额不对" } };
  let correctionId = "";
  let revision = 0;
  const step = (id: "answer-correction" | "reopen-correction" | "close-correction", person: string) =>
    measure(id, async () => {
      const asked = { params: { correctionId }, body: { revision, text: "请看凭证" } };
      ({ revision } = (await call(id, person, asked)) as { revision: number });
    });
  await measure("raise-correction", async () => {
    const raised = await call("raise-correction", "association", raise);
    ({ correctionId, revision } = raised as { correctionId: string; revision: number });
  });
  await measure("list-corrections", () => call("list-corrections", "association"));
  await measure("read-correction", () =>
    call("read-correction", "association", { params: { correctionId } }),
  );
  await step("answer-correction", "liaison");
  await step("reopen-correction", "association");
  await step("close-correction", "supervisor");
}

async function measureImports(city: CityOffice, measure: Measure): Promise<void> {
  const { bookLoans, smallBookLoans } = measuredBooks;
  const { call, work } = city;
  let importId = "";
  const params = () => ({ params: { importId } });
  const check = async () => {
    await work("receive", importId);
    await work("check", importId);
  };
  const commit = async (fileName: string, book: Sheet[]) => {
    importId = await city.announce(fileName, book);
    await check();
    await call("commit-import", "liaison", params());
  };
  await measure("announce-import", async () => {
    importId = await city.announce("new.xlsx", cityBook(["2019-06"], bookLoans));
  });
  await measure("reopen-upload", () => call("reopen-upload", "liaison", params()));
  await measure("check-import", check);
  for (const id of [
    "read-import",
    "list-import-rows",
    "summarise-import-rows",
    "list-import-questions",
  ] as const) {
    await measure(id, () => call(id, "liaison", params()));
  }
  await measure("list-imports", () => call("list-imports", "liaison"));
  await measure("commit-import", () => call("commit-import", "liaison", params()));
  await measure("post-import, new loans", () => work("post", importId));
  await commit("balances.xlsx", cityBook(["2019-06"], bookLoans, 1));
  await measure("post-import, new balances", () => work("post", importId));
  const reason = { body: { reason: "传错了文件" } };
  await measure("undo-import", () => call("undo-import", "liaison", { ...params(), ...reason }));
  await measure("undo-import, its work", () => work("undo", importId));
  await commit("small.xlsx", cityBook(["2016-05"], smallBookLoans));
  await measure("post-import, a small book", () => work("post", importId));
  await commit("same.xlsx", cityBook(["2019-06"], bookLoans));
  await measure("post-import, the same book again", () => work("post", importId));
  importId = await city.announce("mistake.xlsx", cityBook(["2016-04"], 1));
  await measure("cancel-import", () => call("cancel-import", "liaison", params()));
}

async function measureOffice({ call }: CityOffice, measure: Measure): Promise<void> {
  const settings = { revision: 0, reason: "改在二号发布", settings: { reportDay: 2 } };
  const lockedOut = { subject: "auditor", role: "auditor", locked: true };
  await measure("list-decisions", () => call("list-decisions", "liaison", { query: { kind: "columns" } }));
  await measure("read-template", () => call("read-template", "liaison"));
  await measure("read-settings", () => call("read-settings", "supervisor"));
  await measure("preview-settings", () =>
    call("preview-settings", "supervisor", { query: { goalFen: "40000000000" } }),
  );
  await measure("change-settings", () => call("change-settings", "supervisor", { body: settings }));
  await measure("list-people", () => call("list-people", "supervisor"));
  await measure("change-person", () => call("change-person", "supervisor", { body: lockedOut }));
  await measure("remove-person", () => call("remove-person", "supervisor", { body: { subject: "auditor" } }));
  await measure("list-people-changes", () => call("list-people-changes", "supervisor"));
}
