import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Place } from "../hooks/use-route.ts";
import { Empty } from "../ui/empty.tsx";
import { AssociationPage } from "./association/association-page.tsx";
import { AssociationsPage } from "./association/associations-page.tsx";
import { ImportPage } from "./import/import-page.tsx";
import { ImportsPage } from "./import/imports-page.tsx";
import { JournalPage } from "./journal-page.tsx";
import { LoanPage } from "./loan/loan-page.tsx";
import { LoansPage } from "./loan/loans-page.tsx";
import { ProgressPage } from "./progress/progress-page.tsx";
import { ReportPage } from "./report/report-page.tsx";
import { ReportsPage } from "./report/reports-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { VerifyPage } from "./verify-page.tsx";

/** What a page is given: who looks, at which programme, and where in the address. */
export type PageProps = {
  me: RouteOutput<"read-me">;
  programme: RouteOutput<"read-programme">;
  place: Place;
};

/** The page of a menu entry, or of the one thing in it that the second part of the address names. */
export function Page({ part, ...props }: PageProps & { part: string }) {
  const id = props.place.parts[1];
  switch (part) {
    case "progress":
      return <ProgressPage {...props} />;
    case "imports":
      return id === undefined ? <ImportsPage {...props} /> : <ImportPage key={id} importId={id} {...props} />;
    case "my-association":
      return <AssociationPage associationId={props.me.associationId ?? ""} {...props} />;
    case "associations":
      return id === undefined ? <AssociationsPage /> : <AssociationPage associationId={id} {...props} />;
    case "loans":
      return id === undefined ? <LoansPage {...props} /> : <LoanPage loanNo={id} {...props} />;
    case "reports":
      return id === undefined ? <ReportsPage {...props} /> : <ReportPage month={id} />;
    case "verify":
      return <VerifyPage />;
    case "settings":
      return <SettingsPage {...props} />;
    case "journal":
      return <JournalPage />;
    default:
      return <Empty>没有这个页面。</Empty>;
  }
}
