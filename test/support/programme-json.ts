import { defaultProgramme } from "#shared/config/programme-file.ts";

/** The built-in programme as a file, with a list that its reports are mailed to. */
export function programmeJson(mailTo: readonly string[]): string {
  const { goalFen, ...programme } = defaultProgramme;
  return JSON.stringify({ ...programme, goalYuan: Number(goalFen / 100n), mailTo });
}
