import { expect, test } from "vitest";
import { requireSecondPerson, waitsForSecondPerson } from "#shared/domain/imports/four-eyes.ts";
import { importStates } from "#shared/domain/imports/import-record.ts";

const said = { first: "登记导入的人", action: "确认入账" };

test("a second person has to be another, where the programme asks for one", () => {
  const step = (fourEyes: boolean, before: string | undefined, now: string) => () =>
    requireSecondPerson({ fourEyes }, { before, now }, said);

  expect(step(true, "li", "li")).toThrow("four-eyes");
  expect(step(true, "li", "wang")).not.toThrow();
  expect(step(true, undefined, "wang")).not.toThrow();
  expect(step(false, "li", "li")).not.toThrow();
});

test("what waits for a second person is what is checked, where the programme asks for one", () => {
  const waiting = importStates.filter((state) => waitsForSecondPerson({ fourEyes: true }, { state }));

  expect(waiting).toEqual(["checked"]);
  expect(waitsForSecondPerson({ fourEyes: false }, { state: "checked" })).toBe(false);
});
