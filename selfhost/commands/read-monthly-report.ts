import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";
import { type ApiClient, callBytes, callJson } from "./api-client.ts";

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
  const read = (form: string) => callBytes(client, "read-report", { params: { month: `${month}.${form}` } });
  const json = await read("json");
  const named: unknown = JSON.parse(new TextDecoder().decode(json)).files;
  const forms = new Map<string, Uint8Array>([["json", json]]);
  for (const form of reportForms) {
    if (form !== "json" && Object.hasOwn(Object(named), form)) forms.set(form, await read(form));
  }
  const files: string[] = [];
  if (directory !== undefined) {
    await mkdir(directory, { recursive: true });
    for (const [form, bytes] of forms) {
      const file = join(directory, `银会合作月报-${month}.${form}`);
      await writeFile(file, bytes);
      files.push(file);
    }
  }
  return { json: new TextDecoder().decode(json), files };
}
