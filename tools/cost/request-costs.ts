import * as z from "zod";

const costSchema = z.object({
  roundTrips: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
  filesRead: z.number(),
  filesWritten: z.number(),
});

const requestCostsSchema = z.object({
  city: z.object({ loans: z.number(), associations: z.number() }),
  bookLoans: z.number(),
  smallBookLoans: z.number(),
  costs: z.record(z.string(), costSchema),
});

/** What one request cost when it was measured. */
export type RequestCost = z.output<typeof costSchema>;
/** The committed measurements, and the city that they were made in. */
export type RequestCosts = z.output<typeof requestCostsSchema>;

/** Reads the committed measurements. */
export function readRequestCosts(json: string): RequestCosts {
  return requestCostsSchema.parse(JSON.parse(json));
}

/** The measured cost of a use case. Throws for one that was not measured. */
export function costOf({ costs }: RequestCosts, use: string): RequestCost {
  const cost = costs[use];
  if (cost === undefined) throw new RangeError(`${use} was not measured`);
  return cost;
}
