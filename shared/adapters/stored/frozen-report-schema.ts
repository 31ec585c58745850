import * as z from "zod";
import { borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import { classifications } from "#shared/domain/ledger/classification.ts";
import { splitBases } from "#shared/domain/programme/goal-split.ts";
import { countingBases } from "#shared/domain/progress/counting-basis.ts";
import { escalationLevels } from "#shared/domain/progress/escalation.ts";
import { annexDimensions } from "#shared/domain/reports/annex/annex-figures.ts";
import { causeKinds } from "#shared/domain/reports/correction-causes.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";

/** A part of a report; treated as absent where an edition wrote it differently. */
const part = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const fen = z.int().transform(BigInt);
const numbers = z.object({ loanCount: z.int(), disbursedFen: fen });
const lent = z.object({ loanCount: z.number(), households: z.number(), disbursedFen: fen });
const lentInParts = lent.extend({ newMoney: part(numbers), renewal: part(numbers) });
const owed = z.object({ loanCount: z.int(), outstandingFen: fen });
const splitBy = z.enum(splitBases);
const tranche = z.object({ until: z.string(), goalFen: fen });
const county = z.object({ code: z.string(), name: z.string(), goalWeight: part(z.int()) });
const countyLine = z.object({
  ...{ code: z.string(), name: z.string(), month: numbers, cumulative: lent, outstandingFen: fen },
  ...{ overdue: part(owed), overduePercent: part(z.number()) },
  ...{ nonPerforming: part(owed), nonPerformingPercent: part(z.number()), goalFen: fen.nullable() },
  ...{ percentOfGoal: z.number().nullable(), rank: z.int().nullable(), rankBefore: z.int().nullable() },
});
const typeLine = z.object({
  ...{ type: z.enum(borrowerGroups), month: numbers, cumulative: lent, outstandingFen: fen },
});
const quality = z.object({
  ...{ overdue: owed, overduePercent: z.number(), nonPerforming: owed, nonPerformingPercent: z.number() },
  ...{ byClass: z.array(owed.extend({ classification: z.enum(classifications) })), unclassified: owed },
});
const poor = z.object({ month: numbers, cumulative: lent, percentOfDisbursed: z.number() });
const cause = z.object({ fileName: z.string(), kind: z.enum(causeKinds), loanCount: z.int() });
const annexGroup = z.object({ name: z.string(), loanCount: z.int(), outstandingFen: fen });
const forecast = z.discriminatedUnion("state", [
  z.object({ state: z.literal("insufficient") }),
  z.object({
    ...{ state: z.literal("ready"), endFen: fen, lowFen: fen, highFen: fen },
    ...{ backTest: z.object({ origins: z.int(), meanAbsoluteErrorPercent: z.number() }) },
    reachesGoalIn: z.string().nullable(),
  }),
]);
const basis = z.object({
  ...{ key: z.enum(countingBases), name: z.string() },
  ...{ fen: part(fen), percentOfGoal: part(z.number()) },
});
const outlook = z.object({
  ...{ recentPerMonthFen: fen.nullable(), forecast, calibers: z.array(basis) },
  colour: z.object({ level: z.enum(escalationLevels) }),
});
const reached = z.object({
  ...{ members: z.int(), membersWithLoan: z.int(), poorMembers: z.int(), poorMembersWithLoan: z.int() },
});
const coverage = z.object({
  ...{ programme: reached, poor: z.object({ households: z.int(), householdsWithLoan: z.int() }) },
  byCounty: z.array(reached.extend({ code: z.string() })),
});

/** The JSON of a published report of any edition; the first named the hash of its page alone. */
export const frozenReportSchema = z
  .object({
    format: part(z.string()),
    month: part(z.string()),
    asOf: part(z.string()),
    revision: part(z.int()),
    publishedAt: part(z.string()),
    publishedBy: part(z.string()),
    programme: part(
      z.object({
        ...{ name: z.string(), issuer: z.string(), goalFen: fen },
        ...{ firstOn: part(z.string()), lastOn: part(z.string()), tranches: part(z.array(tranche)) },
      }),
    ),
    counties: part(z.array(county)),
    goalSplitBy: part(splitBy),
    beforeWindow: part(numbers),
    afterWindow: part(numbers),
    byCounty: part(z.array(countyLine)),
    byBorrowerType: part(z.array(typeLine)),
    quality: part(quality),
    poor: part(poor),
    head: part(z.object({ blockNo: z.int(), seq: part(z.int()), hash: part(z.string()) })),
    thisMonth: part(lentInParts),
    cumulative: part(lentInParts),
    pace: part(
      z.object({
        percentOfGoal: z.number(),
        timeElapsedPercent: z.number(),
        aheadOfPacePercent: z.number(),
        remainingFen: part(fen),
        requiredPerMonthFen: part(fen),
      }),
    ),
    monthOnMonthPercent: part(z.number().nullable()),
    yearOnYearPercent: part(z.number().nullable()),
    averagePerHouseholdFen: part(fen),
    outlook: part(outlook),
    associations: part(z.object({ covered: z.int(), coveredThisMonth: z.int() })),
    coverage: part(coverage),
    outstanding: part(z.object({ loanCount: z.number(), outstandingFen: fen })),
    awaited: part(z.array(z.object({ bankId: z.string(), name: z.string(), dataOn: z.string().nullable() }))),
    withholds: part(z.boolean()),
    byMonth: part(z.array(z.object({ month: z.string(), loanCount: z.int(), disbursedFen: fen }))),
    comparedWith: part(z.string()),
    corrections: part(
      z.array(
        z.object({
          month: z.string(),
          before: numbers,
          after: numbers,
          causes: z.array(cause).default([]).catch([]),
        }),
      ),
    ),
    annex: part(z.record(z.enum(annexDimensions), z.array(annexGroup))),
    files: part(z.record(z.string(), z.string())),
    htmlSha256: part(z.string()),
  })
  .transform(
    ({ files, htmlSha256, ...report }): FrozenReport => ({
      ...report,
      formHashes: files ?? (htmlSha256 === undefined ? {} : { html: htmlSha256 }),
    }),
  );
