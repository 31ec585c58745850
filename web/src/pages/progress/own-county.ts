import type { PageProps } from "../page-props.ts";

/** The name of the county whose figures somebody is shown; `undefined` where they are the whole programme's. */
export function ownCountyOf({ me, programme }: Pick<PageProps, "me" | "programme">): string | undefined {
  if (me.role !== "county-supervisor") return undefined;
  const { countyCode } = me;
  return programme.counties.find(({ code }) => code === countyCode)?.name ?? countyCode ?? "本县";
}
