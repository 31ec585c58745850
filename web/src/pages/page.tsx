import { lazyPage } from "./lazy-page.tsx";
import type { PageProps } from "./page-props.ts";
import { UnknownPage } from "./unknown-page.tsx";

const AccountPage = lazyPage(async () => (await import("./people/account-page.tsx")).AccountPage);
const AssessmentPage = lazyPage(async () => (await import("./reports/assessment-page.tsx")).AssessmentPage);
const AssociationPage = lazyPage(
  async () => (await import("./associations/association-page.tsx")).AssociationPage,
);
const AssociationsPage = lazyPage(
  async () => (await import("./associations/associations-page.tsx")).AssociationsPage,
);
const CockpitPage = lazyPage(async () => (await import("./progress/cockpit-page.tsx")).CockpitPage);
const CorrectionPage = lazyPage(
  async () => (await import("./corrections/correction-page.tsx")).CorrectionPage,
);
const CorrectionsPage = lazyPage(
  async () => (await import("./corrections/corrections-page.tsx")).CorrectionsPage,
);
const ImportPage = lazyPage(async () => (await import("./imports/import-page.tsx")).ImportPage);
const ImportsPage = lazyPage(async () => (await import("./imports/imports-page.tsx")).ImportsPage);
const JournalPage = lazyPage(async () => (await import("./audit/journal-page.tsx")).JournalPage);
const LoanPage = lazyPage(async () => (await import("./ledger/loan-page.tsx")).LoanPage);
const LoansPage = lazyPage(async () => (await import("./ledger/loans-page.tsx")).LoansPage);
const MembersPage = lazyPage(async () => (await import("./associations/members-page.tsx")).MembersPage);
const PeoplePage = lazyPage(async () => (await import("./people/people-page.tsx")).PeoplePage);
const ProgressPage = lazyPage(async () => (await import("./progress/progress-page.tsx")).ProgressPage);
const ReadingsPage = lazyPage(async () => (await import("./associations/readings-page.tsx")).ReadingsPage);
const ReportPage = lazyPage(async () => (await import("./reports/report-page.tsx")).ReportPage);
const ReportsPage = lazyPage(async () => (await import("./reports/reports-page.tsx")).ReportsPage);
const SettingsPage = lazyPage(async () => (await import("./programme/settings-page.tsx")).SettingsPage);
const VerifyPage = lazyPage(async () => (await import("./audit/verify-page.tsx")).VerifyPage);

/** The page of a menu entry, or of the one thing in it that the second part of the address names. */
export function Page({ part, ...props }: PageProps & { part: string }) {
  const id = props.place.parts[1];
  switch (part) {
    case "progress":
      return <ProgressPage {...props} />;
    case "cockpit":
      return <CockpitPage {...props} />;
    case "imports":
      return id === undefined ? <ImportsPage {...props} /> : <ImportPage key={id} importId={id} {...props} />;
    case "my-association":
      return <AssociationPage associationId={props.me.associationId ?? ""} {...props} />;
    case "members":
      return <MembersPage associationId={props.me.associationId ?? ""} {...props} />;
    case "associations":
      return id === undefined ? (
        <AssociationsPage {...props} />
      ) : props.place.parts[2] === "members" ? (
        <MembersPage associationId={id} {...props} />
      ) : (
        <AssociationPage associationId={id} {...props} />
      );
    case "loans":
      return id === undefined ? <LoansPage {...props} /> : <LoanPage loanNo={id} {...props} />;
    case "corrections":
      return id === undefined ? (
        <CorrectionsPage {...props} />
      ) : (
        <CorrectionPage key={id} correctionId={id} {...props} />
      );
    case "reports":
      return id === undefined ? <ReportsPage {...props} /> : <ReportPage key={id} month={id} {...props} />;
    case "assessment":
      return <AssessmentPage {...props} />;
    case "verify":
      return <VerifyPage />;
    case "readings":
      return <ReadingsPage {...props} />;
    case "people":
      return <PeoplePage {...props} />;
    case "account":
      return <AccountPage {...props} />;
    case "settings":
      return <SettingsPage {...props} />;
    case "journal":
      return <JournalPage {...props} />;
    default:
      return <UnknownPage />;
  }
}
