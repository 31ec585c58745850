import type { ClaimedColumn } from "./header-candidates.ts";

/** A column that holds something else than it should, in nearly every cell. */
export type UnlikeColumn = { column: ClaimedColumn; holds: string };
