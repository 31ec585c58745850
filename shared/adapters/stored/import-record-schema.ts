import * as z from "zod";
import { unitSources } from "#shared/domain/imports/import-record.ts";
import { columnContents } from "#shared/domain/imports/reading/column-content.ts";
import { count, moneyUnit } from "#shared/records/base/kinds.ts";
import { importRecord, understoodColumn, understoodSheet } from "#shared/records/imports/import-record.ts";
import { decimal } from "./json-text.ts";

/** What an earlier version stored lacks the later properties: they are then as good as empty. */
const storedColumn = understoodColumn.extend({
  key: z.string().default(""),
  mappedBy: understoodColumn.shape.mappedBy.default(null),
  holds: z.enum(columnContents).default("text"),
  samples: z.array(z.string()).default([]),
});
const storedSheet = understoodSheet.extend({
  hidden: z.boolean().default(false),
  firstDataRow: count.default(0),
  outstandingUnit: moneyUnit.default("yuan"),
  outstandingUnitFrom: z.enum(unitSources).default("default"),
  creditLineUnit: moneyUnit.default("yuan"),
  fingerprint: z.string().default(""),
  columns: z.array(storedColumn),
  columnsLeftOut: count.default(0),
  missing: z.array(z.string()).default([]),
});

/** An import as it is stored in JSON. */
export const importRecordSchema = importRecord(decimal).extend({
  understood: z.array(storedSheet).optional(),
});
