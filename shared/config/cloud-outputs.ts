import { readFile } from "node:fs/promises";
import * as z from "zod";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

const text = z.string().min(1);

const outputsSchema = z.object({
  Table: text,
  FilesBucket: text,
  UploadsBucket: text,
  IdentityKeySecret: text,
  /** Absent where all accounts are the deployment's own. */
  Issuer: text.optional(),
  /** Where people reach the pages; of a deployment of an earlier version it may not be known. */
  Url: text.optional(),
  CheckQueue: text,
  CheckDeadLetters: text,
  PostQueue: text,
  PostDeadLetters: text,
  DeferredQueue: text,
  DeferredDeadLetters: text,
});
/** Where a deployment keeps what: the outputs by which an operator's commands find it. */
export type CloudOutputs = z.output<typeof outputsSchema>;

const fileSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Reads what `cdk deploy --outputs-file` wrote. Fails with `settings-invalid`, which names what is missing. */
export async function readCloudOutputs(file: string): Promise<CloudOutputs> {
  const result = outputsSchema.safeParse(Object.assign({}, ...Object.values(await readStacks(file))));
  if (result.success) return result.data;
  throw wrongFile(file, `缺少 ${result.error.issues.map(({ path }) => path.join(".")).join("、")}`);
}

async function readStacks(file: string): Promise<z.output<typeof fileSchema>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw wrongFile(file, "读不出来，应是 npm run deploy -- --outputs-file 写下的文件");
  }
}

function wrongFile(file: string, what: string): LedgerFailure {
  return new LedgerFailure("settings-invalid", { settings: [`--cloud ${file}：${what}`] });
}
