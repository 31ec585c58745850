import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import { addMonths, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import { weighingOfEdition8 } from "#shared/domain/progress/forecast/edition-8/weighing-of-edition-8.ts";
import { forecastOf } from "#shared/domain/progress/forecast/forecast.ts";
import { historyOf } from "../../../../../bench/forecast/histories.ts";
import { programme } from "../histories.ts";

/** How the SHA-256 of the forecasts of each kind of history began in the program that published the eighth edition. */
const published = [
  "b126e3359a48b0fd",
  "c85533a67a3fbe88",
  "d912a3ffa9369715",
  "52c6c4780476c986",
  "cf5dd5c3b2cb8aae",
  "d80e5ce96f1ede71",
  "c82d1684e5ac7b66",
  "7857b15af840a54d",
  "18e02084a95626a0",
  "9ed3f17252499d46",
  "f62e6f6d18996e09",
  "02d6502c2ab6170b",
  "99b434472c6cede9",
  "d924914bbdffba00",
  "620a4a395c5c3d0c",
];

test.each(published.map((begin, kind): [number, string] => [kind, begin]))(
  "of the kind of history %i the forecasts are those that the eighth edition published",
  (kind, begin) => {
    const hash = createHash("sha256");
    for (const known of [6, 11, 19, 27, 34]) {
      const months = historyOf(kind, 0).slice(0, known);
      const counted = new Map(
        months.map((fen, index): [Month, bigint] => [addMonths("2016-06", index), fen]),
      );
      const asOf = lastDayOf(addMonths("2016-06", known - 1));
      hash.update(canonicalJson(forecastOf(programme, counted, asOf, asOf, asOf, weighingOfEdition8)));
    }
    expect(hash.digest("hex").slice(0, 16)).toBe(begin);
  },
);
