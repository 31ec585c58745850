import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ApiClient, callJson, callText } from "./api-client.ts";

const forms = ["json", "html"] as const;

/**
 * Publishes a month's report if it is not published yet, and reads it in every form it has; with a folder, writes the
 * files there. Gives the report's JSON and the files written.
 */
export async function readMonthlyReport(
  client: ApiClient,
  month: string,
  directory: string | undefined,
): Promise<{ json: string; files: string[] }> {
  if ((await client.call("read-report", { params: { month } })).status === 404) {
    await callJson(client, "publish-report", { params: { month } });
  }
  const texts = new Map<string, string>();
  for (const form of forms) {
    texts.set(form, await callText(client, "read-report", { params: { month: `${month}.${form}` } }));
  }
  const files: string[] = [];
  if (directory !== undefined) {
    await mkdir(directory, { recursive: true });
    for (const [form, text] of texts) {
      const file = join(directory, `银会合作月报-${month}.${form}`);
      await writeFile(file, text);
      files.push(file);
    }
  }
  return { json: texts.get("json") ?? "", files };
}
