import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeReportAsKnownOn } from "#shared/app/reports/remake-report.ts";
import { openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";

/** Writes a month's report as the ledger knew it at the end of a day, published or not; gives the files written. */
export async function writeReportAsKnown(
  settings: Settings,
  { month, knownOn }: { month: Month; knownOn: Day },
  directory: string,
): Promise<string[]> {
  const local = await openLocal(settings);
  try {
    const { files } = await makeReportAsKnownOn(local.deps, month, knownOn);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const paths: string[] = [];
    for (const form of reportForms) {
      const path = join(directory, `银会合作月报-${month}-截至${knownOn}所知.${form}`);
      const bytes = files[form];
      if (bytes === undefined) continue;
      await writeFile(path, bytes, { mode: 0o600 });
      paths.push(path);
    }
    return paths;
  } finally {
    await local.close();
  }
}
