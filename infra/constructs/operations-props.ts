import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { DataStack } from "../data-stack.ts";
import type { LedgerApi } from "./ledger-api.ts";
import type { ServiceFunction } from "./service-function.ts";

/** What an operator looks at: the API, the functions that nobody waits for by their names, and what is kept. */
export type OperationsProps = {
  api: LedgerApi;
  workers: Readonly<Record<string, ServiceFunction>>;
  data: DataStack;
  /** Where the API and all functions log. */
  logGroups: readonly ILogGroup[];
  /** What the metrics of this deployment are counted under. */
  prefix: string;
};
