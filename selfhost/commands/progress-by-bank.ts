import type { RouteOutput } from "#shared/contract/routes.ts";
import { type ApiClient, callJson } from "./api-client.ts";

/** What each bank and branch lent; the lines add up to all loans. */
export type BanksProgress = RouteOutput<"read-cockpit">["byBank"];

/** The programme's progress by bank and branch on a day, by default today. */
export async function progressByBank(
  client: ApiClient,
  query: Record<string, string>,
): Promise<BanksProgress> {
  const { byBank } = await callJson<RouteOutput<"read-cockpit">>(client, "read-cockpit", { query });
  return byBank;
}
