import type { RouteOutput } from "#shared/contract/routes.ts";
import type { ProblemError } from "../api/problem.ts";
import type { WorkPace } from "../format/work-pace.ts";
import type { CarryStage } from "./carry-file.ts";

/** A file of the queue as the pages show it. */
export type UploadItem = {
  key: string;
  fileName: string;
  byteSize: number;
  /** `known`: the same file was imported before, and the person has to say whether to go on. */
  stage: "waiting" | CarryStage | "known" | "arrived" | "failed";
  importId?: string | undefined;
  sentBytes: number;
  pace?: WorkPace | undefined;
  problem?: ProblemError | undefined;
  known?: RouteOutput<"read-import"> | undefined;
};

/** Tells whether a file has nothing more to do with the network. */
export function isSettled({ stage }: UploadItem): boolean {
  return stage === "arrived" || stage === "failed" || stage === "known";
}
