import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { ImportState } from "#shared/domain/imports/import-record.ts";
import { type ApiClient, ApiProblem, callJson } from "./api-client.ts";
import { type FileDecisions, mappingFor } from "./file-decisions.ts";

type Import = RouteOutput<"read-import">;
type Rows = RouteOutput<"list-import-rows">;

/** What became of a file: the import as it ended, with its refused rows, or why there is none. */
export type ImportedFile = Partial<Import> & { fileName: string; state: ImportState; rows: Rows["items"] };

const pollMs = 50;
const pollsMax = 20 * 60 * 30;
const refusedRowsMax = 10_000;

/** How a file is taken: whether it is committed, also over warnings, and what is decided about its columns and sheets. */
export type TakingOptions = {
  commit: boolean;
  /** Whether what the check warns of is meant, so that it holds the commit no longer. */
  acknowledge?: boolean | undefined;
  decisions?: FileDecisions | undefined;
};

/**
 * Takes one file through announcement, upload and check, by what is decided about it, and, if told to and allowed to,
 * through its commit. A file that the server will not even take is given as a refused import with its problem.
 */
export async function importFile(
  client: ApiClient,
  file: string,
  options: TakingOptions,
): Promise<ImportedFile> {
  const fileName = maskPersonNumbers(basename(file));
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) {
    const problem = { code: "file-missing", message: "读不到这个文件。", remedy: "请核对路径和读取权限。" };
    return { fileName, state: "refused", problem, rows: [] };
  }
  return importBytes(client, fileName, bytes, options);
}

/** Takes the bytes of a file the same way. */
export async function importBytes(
  client: ApiClient,
  fileName: string,
  bytes: Uint8Array,
  { commit, acknowledge = false, decisions }: TakingOptions,
): Promise<ImportedFile> {
  try {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { importId, upload } = await callJson<RouteOutput<"announce-import">>(client, "announce-import", {
      body: { fileName, byteSize: bytes.byteLength, sha256 },
    });
    await client.upload(importId, upload, fileName, bytes);
    const checking = ["announced", "uploaded", "checking"] as const;
    let ended = await settled(client, importId, checking);
    const mapping = decisions && mappingFor(ended, decisions);
    if (mapping !== undefined) {
      await callJson(client, "map-import", { params: { importId }, body: mapping });
      ended = await settled(client, importId, checking);
    }
    if (commit && ended.state === "checked" && !(ended.waitsFor !== undefined && ended.mine)) {
      const codes = (ended.warnings ?? []).map(({ code }) => code);
      if (codes.length > 0 && !acknowledge) return await withheld(client, ended);
      await callJson(client, "commit-import", {
        params: { importId },
        ...(codes.length > 0 ? { body: { acknowledged: codes } } : {}),
      });
      ended = await settled(client, importId, ["checked", "committing"]);
    }
    return { ...ended, rows: await refusedRows(client, importId) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || !isAboutTheFile(error)) throw error;
    const problem = { code: error.code, message: error.message, remedy: error.remedy };
    return { fileName, state: "refused", problem, rows: [] };
  }
}

/** A file that is checked and not committed, because nobody has said that what the check warns of is meant. */
async function withheld(client: ApiClient, checked: Import): Promise<ImportedFile> {
  const { message, remedy } = failureText({
    code: "warnings-open",
    facts: { faults: (checked.warnings ?? []).map((warning) => warning.message) },
  });
  const problem = { code: "warnings-open", message, remedy: `${remedy}命令行加 --acknowledge。` };
  return { ...checked, problem, rows: await refusedRows(client, checked.importId) };
}

function isAboutTheFile({ status }: ApiProblem): boolean {
  return status < 500 && status !== 401 && status !== 403;
}

async function settled(
  client: ApiClient,
  importId: string,
  passing: readonly ImportState[],
): Promise<Import> {
  for (let poll = 0; poll < pollsMax; poll++) {
    const stopped = client.whyStopped?.(importId);
    const current = await callJson<Import>(client, "read-import", { params: { importId } });
    if (!passing.includes(current.state)) return current;
    if (stopped !== undefined) throw stopped;
    await wait(pollMs);
  }
  throw new Error(`import ${importId} did not come to an end`);
}

async function refusedRows(client: ApiClient, importId: string): Promise<Rows["items"]> {
  const rows: Rows["items"] = [];
  let cursor: string | undefined;
  do {
    const page: Rows = await callJson<Rows>(client, "list-import-rows", {
      params: { importId },
      query: { outcome: "refused", limit: "200", ...(cursor === undefined ? {} : { cursor }) },
    });
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && rows.length < refusedRowsMax);
  return rows;
}
