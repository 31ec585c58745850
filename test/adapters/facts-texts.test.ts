import { expect, test } from "vitest";
import { factsTextsSchema } from "#shared/adapters/stored/facts-texts.ts";

test("stored facts are texts of known fields and nothing else", () => {
  expect(factsTextsSchema.safeParse({ amountFen: "100", disbursedOn: "2016-06-01" }).success).toBe(true);
  for (const damaged of [{ amount: "100" }, { amountFen: 100 }, ["100"], null, "100"]) {
    expect(factsTextsSchema.safeParse(damaged).success, JSON.stringify(damaged)).toBe(false);
  }
});
