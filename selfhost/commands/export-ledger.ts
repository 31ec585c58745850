import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { RouteId } from "#shared/contract/routes.ts";
import { type ApiClient, callJson } from "./api-client.ts";

const exported = {
  "loans.jsonl": "list-loans",
  "journal.jsonl": "list-journal",
  "associations.jsonl": "list-associations",
  "imports.jsonl": "list-imports",
  "reports.jsonl": "list-reports",
  "corrections.jsonl": "list-corrections",
} as const satisfies Record<string, RouteId>;

const pagesMax = 1_000_000;

/**
 * Writes loans, journal, associations, imports, reports and correction requests with all that was said in them as one JSON
 * object a line; gives the lines of each file.
 */
export async function exportLedger(client: ApiClient, directory: string): Promise<Record<string, number>> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const counts: Record<string, number> = {};
  for (const [name, route] of Object.entries(exported)) {
    const file = await open(join(directory, name), "w", 0o600);
    counts[name] = 0;
    try {
      const items = route === "list-corrections" ? everyThread(client) : everyItem(client, route);
      for await (const item of items) {
        await file.write(`${JSON.stringify(item)}\n`);
        counts[name] += 1;
      }
    } finally {
      await file.close();
    }
  }
  return counts;
}

const paged: ReadonlySet<RouteId> = new Set([
  "list-loans",
  "list-journal",
  "list-imports",
  "list-corrections",
]);

async function* everyItem<T>(client: ApiClient, route: RouteId): AsyncGenerator<T> {
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const query = {
      ...(paged.has(route) ? { limit: "200" } : {}),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer: { items: T[]; cursor?: string } = await callJson(client, route, { query });
    yield* answer.items;
    cursor = answer.cursor;
    if (cursor === undefined) return;
  }
}

/** Every correction request with all that was said in it. */
async function* everyThread(client: ApiClient): AsyncGenerator<unknown> {
  for await (const { correctionId } of everyItem<{ correctionId: string }>(client, "list-corrections")) {
    yield await callJson(client, "read-correction", { params: { correctionId } });
  }
}
