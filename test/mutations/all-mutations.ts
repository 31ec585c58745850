import { columns } from "./columns.ts";
import { csvRecords } from "./csv-records.ts";
import { csvStructure } from "./csv-structure.ts";
import { damage } from "./damage.ts";
import { days } from "./days.ts";
import { duplicates } from "./duplicates.ts";
import { encodings } from "./encodings.ts";
import { formulas } from "./formulas.ts";
import { headerGroups } from "./header-groups.ts";
import { layout } from "./layout.ts";
import { months } from "./months.ts";
import type { Mutation } from "./mutation.ts";
import { numberFormats } from "./number-formats.ts";
import { numbers } from "./numbers.ts";
import { otherRows } from "./other-rows.ts";
import { richText } from "./rich-text.ts";
import { rivals } from "./rivals.ts";
import { shifts } from "./shifts.ts";
import { spellings } from "./spellings.ts";
import { tables } from "./tables.ts";
import { totals } from "./totals.ts";
import { units } from "./units.ts";
import { untouched } from "./untouched.ts";
import { words } from "./words.ts";

/** Everything that is done to books. */
export const allMutations: readonly Mutation[] = [
  untouched,
  ...encodings,
  ...csvStructure,
  ...csvRecords,
  ...shifts,
  ...columns,
  ...rivals,
  ...tables,
  ...headerGroups,
  ...units,
  ...months,
  ...totals,
  ...richText,
  ...numberFormats,
  ...numbers,
  ...days,
  ...formulas,
  ...layout,
  ...otherRows,
  ...damage,
  ...duplicates,
  ...words,
  ...spellings,
];
