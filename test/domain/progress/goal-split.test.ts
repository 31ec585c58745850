import fc from "fast-check";
import { expect, test } from "vitest";
import { goalPartOf, splitGoal } from "#shared/domain/programme/goal-split.ts";

const county = (code: string, goalWeight?: number) => ({ code, name: code, aliases: [], goalWeight });
const associationsOf = (countyCode: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    associationId: `${countyCode}-${index}`,
    countyCode,
    confirmed: true,
  }));
const sum = (parts: Iterable<bigint>) => [...parts].reduce((all, part) => all + part, 0n);

test("any goal over any counties and associations adds up at both levels, in whole 万元", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.array(fc.record({ count: fc.nat(40), goalWeight: fc.nat(9) }), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (goalFen, lines, weighted) => {
        const counties = lines.map(({ goalWeight }, index) =>
          county(`c${index}`, weighted ? goalWeight : undefined),
        );
        const associations = lines.flatMap(({ count }, index) => associationsOf(`c${index}`, count));

        const found = splitGoal({ goalFen, counties }, associations);

        expect(sum(found.counties.values())).toBe(goalFen);
        expect([...found.counties.values()].every((part) => part >= 0n)).toBe(true);
        expect([...found.counties.values()].filter((part) => part % 1_000_000n !== 0n).length).toBeLessThan(
          2,
        );
        for (const [index, { count }] of lines.entries()) {
          if (count === 0) continue;
          const own = associationsOf(`c${index}`, count).map((one) =>
            found.associations.get(one.associationId),
          );
          expect(sum(own.map((part) => part ?? -1n))).toBe(found.counties.get(`c${index}`));
        }
      },
    ),
  );
});

test("counties have parts by how many associations they have, and associations of a county the same, but for the last 万元", () => {
  const counties = [county("a"), county("b"), county("c")];
  const { by, ...found } = splitGoal({ goalFen: 10_000_000n, counties }, [
    ...associationsOf("a", 2),
    ...associationsOf("b", 1),
    ...associationsOf("elsewhere", 5),
    ...associationsOf("c", 4).map((one) => ({ ...one, confirmed: false })),
  ]);

  expect(by).toBe("associations");
  expect([...found.counties]).toEqual([
    ["a", 7_000_000n],
    ["b", 3_000_000n],
    ["c", 0n],
  ]);
  expect([...found.associations]).toEqual([
    ["a-0", 4_000_000n],
    ["a-1", 3_000_000n],
    ["b-0", 3_000_000n],
  ]);
});

test("weights of the programme's file go before; without either all counties have the same", () => {
  const weighted = [county("a", 1), county("b", 3)];
  const byWeights = splitGoal({ goalFen: 8_000_000n, counties: weighted }, associationsOf("a", 9));
  expect([byWeights.by, ...byWeights.counties.values()]).toEqual(["weights", 2_000_000n, 6_000_000n]);

  const unconfirmed = associationsOf("a", 9).map((one) => ({ ...one, confirmed: false }));
  const evenly = splitGoal({ goalFen: 8_000_001n, counties: [county("a"), county("b")] }, unconfirmed);
  expect(evenly.by).toBe("evenly");
  expect([...evenly.counties.values()]).toEqual([4_000_001n, 4_000_000n]);
});

test("one county has the whole goal, and a part of nothing is no percentage", () => {
  expect(splitGoal({ goalFen: 123n, counties: [county("a")] }, []).counties.get("a")).toBe(123n);
  expect(goalPartOf(0n, 5n).percentOfGoal).toBe(0);
  expect(goalPartOf(400n, 100n).percentOfGoal).toBe(25);
});
