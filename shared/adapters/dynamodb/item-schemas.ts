import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as z from "zod";
import type { Month } from "#shared/domain/base/month.ts";
import { factsFromTexts } from "#shared/domain/ledger/field-text.ts";
import type { JournalBlock, JournalEntry } from "#shared/domain/ledger/journal.ts";
import { measureNames, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import {
  memberRecord,
  poorHouseholdRecord,
  registerChangeRecord,
} from "#shared/records/associations/member-records.ts";
import { correctionRecord } from "#shared/records/corrections/correction-record.ts";
import { decisionRecord } from "#shared/records/imports/decision.ts";
import { journalEntry } from "#shared/records/ledger/journal.ts";
import { associationRecord } from "#shared/records/people/association-record.ts";
import { entryLinkRecord, peopleChangeRecord } from "#shared/records/people/people-records.ts";
import { assessmentRecord } from "#shared/records/reports/assessment-record.ts";
import { mailingRecord, reportRecord } from "#shared/records/reports/report-records.ts";
import { accountSchema, sessionSchema } from "../stored/account-schemas.ts";
import { factsTextsSchema } from "../stored/facts-texts.ts";
import { importRecordSchema } from "../stored/import-record-schema.ts";
import { decimal, jsonText, toJsonText } from "../stored/json-text.ts";
import { settingsVersionSchema } from "../stored/settings-schema.ts";

/** How large the entries of one block may be before packing: far above 100 entries with all texts at their longest. */
const entriesBytesMax = 16 * 1024 * 1024;

/** A text as one attribute, deflated. */
export function packText(text: string): Uint8Array {
  return deflateRawSync(text);
}

/** The entries of a block as one attribute: JSON, deflated to about a tenth so that a full block stays below 400 KB. */
export function packEntries(entries: readonly JournalEntry[]): Uint8Array {
  return packText(toJsonText(entries));
}

/** The places of some loans by month as one attribute, packed likewise. */
export function packPlaces(places: ReadonlyMap<Month, readonly string[]>): Uint8Array {
  return packText(toJsonText([...places]));
}

const packedText = z
  .instanceof(Uint8Array)
  .transform((bytes) => inflateRawSync(bytes, { maxOutputLength: entriesBytesMax }).toString("utf8"));
const packedEntries = packedText.pipe(jsonText(z.array(journalEntry(decimal))));

/** A list of an association's loans: their places by the month of disbursement. */
export const associationLoansItem = z.object({
  places: packedText.pipe(jsonText(z.array(z.tuple([z.string(), z.array(z.string())])))),
});

const whole = z
  .bigint()
  .refine((value) => Number.isSafeInteger(Number(value)))
  .transform(Number);

export const headItem = z.object({ blockNo: whole, seq: whole, hash: z.string() });
/** How many postings without a block the head has seen; the next block's head has seen none. */
export const quietItem = z.object({ quiet: whole.default(0) }).transform(({ quiet }) => quiet);

const loanTexts = z.object({
  bankId: z.string(),
  loanNo: z.string(),
  version: whole,
  blockNos: z.array(whole),
});
const storedFacts = factsTextsSchema.transform((facts) => factsFromTexts((field) => facts[field] ?? null));

/** Whatever is under a loan's key: an undone one has no facts. */
export const loanItem = loanTexts.extend({ facts: storedFacts.optional() });

export const blockItem = z
  .object({
    blockNo: whole,
    previousHash: z.string(),
    hash: z.string(),
    knownAt: z.string(),
    by: z.string(),
    importId: z.string(),
    entries: packedEntries,
  })
  .transform((block): JournalBlock => block);

export const markerItem = z.object({
  importId: z.string(),
  startRow: whole,
  nextRow: whole,
  outcomes: z.string(),
  blockNo: whole.optional(),
  afterBlockNo: whole.optional(),
});

/** A measure that totals did not keep when an item was last written is zero in it. */
const measures = z
  .partialRecord(z.enum(measureNames), z.bigint())
  .transform((found) => ({ ...zeroMeasures(), ...found }));
const cellMeasures = z.record(z.string(), decimal).pipe(measures);

/** What a shard has of a total; in shard 0 also how many shards to read, and it is bare where only that is there. */
export const totalItem = z
  .object({ sk: z.string(), shards: whole.default(1) })
  .loose()
  .transform(({ sk, pk: _, shards, ...columns }) => ({
    key: sk,
    measures: measures.parse(columns),
    shards,
    isBare: Object.keys(columns).length === 0,
  }));

/** The mark of the identity key. */
export const keyMarkItem = z.object({ mark: z.string() }).transform(({ mark }) => mark);

/** The newest snapshot; `undefined` where its cells did not fit into an item. */
export const snapshotItem = headItem
  .extend({
    cells: packedText
      .pipe(jsonText(z.array(z.object({ key: z.string(), measures: cellMeasures }))))
      .optional(),
    dataOn: z.string().nullable().optional(),
  })
  .transform(({ cells, dataOn, ...head }) =>
    cells === undefined ? undefined : { head, cells, ...(dataOn === undefined ? {} : { dataOn }) },
  );

/** The key of an association's total; the rest of it is the id. */
export const associationTotalItem = z.object({ sk: z.string().startsWith("association#") });

export const importItem = z
  .object({ record: jsonText(importRecordSchema) })
  .transform(({ record }) => record);

/** A line of the list of imports, or of the index of those at work. */
export const importLineItem = z.object({ importId: z.string() });

export const decisionItem = z.object({ record: jsonText(decisionRecord) }).transform(({ record }) => record);

export const settingsItem = z
  .object({ record: jsonText(settingsVersionSchema) })
  .transform(({ record }) => record);

export const correctionItem = z
  .object({ record: jsonText(correctionRecord) })
  .transform(({ record }) => record);

/** The instant in the index's sort key of a correction request. */
export const correctionPlaceItem = z
  .object({ gsi1sk: z.string() })
  .transform(({ gsi1sk }) => gsi1sk.slice(0, gsi1sk.indexOf("#")));
export const assessmentItem = z
  .object({ record: jsonText(assessmentRecord) })
  .transform(({ record }) => record);
export const mailingItem = z.object({ record: jsonText(mailingRecord) }).transform(({ record }) => record);

export const peopleChangeItem = z
  .object({ record: jsonText(peopleChangeRecord) })
  .transform(({ record }) => record);

/** An account; of one that was taken away the item is left without a record. */
export const accountItem = z.object({ record: jsonText(accountSchema) }).transform(({ record }) => record);

export const entryLinkItem = z
  .object({ record: jsonText(entryLinkRecord) })
  .transform(({ record }) => record);

/** The sessions of one person, the newest first. */
export const sessionsItem = z
  .object({ record: jsonText(z.array(sessionSchema)) })
  .transform(({ record }) => record);

export const signInTriesItem = z.object({ wrong: whole, lockedUntilMs: whole, lastMs: whole });

/** An association, whose revision is a number of the table. */
export const associationItem = associationRecord.extend({ revision: whole.optional() });

export const memberItem = z.object({ record: jsonText(memberRecord) }).transform(({ record }) => record);

/** How the attributes begin that hold an identity's memberships, each named by its association. */
export const membershipPrefix = "of#";

/** The present memberships of an identity. */
export const membershipsItem = z
  .record(z.string(), z.unknown())
  .transform((item) =>
    Object.entries(item).flatMap(([name, held]) =>
      name.startsWith(membershipPrefix) ? [memberItem.parse(held)] : [],
    ),
  );

/** The line of an association that has members. */
export const memberAssociationItem = z.object({ sk: z.string() }).transform(({ sk }) => sk);

export const poorHouseholdItem = z
  .object({ record: jsonText(poorHouseholdRecord) })
  .transform(({ record }) => record);

export const registerChangeItem = z
  .object({ record: jsonText(registerChangeRecord) })
  .transform(({ record }) => record);

/** A line of the list of changes of registers. */
export const registerChangeLineItem = z
  .object({ changeId: z.string() })
  .transform(({ changeId }) => changeId);

export const reportItem = reportRecord.extend({ revision: whole });
