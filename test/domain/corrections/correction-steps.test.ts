import { describe, expect, test } from "vitest";
import { roles } from "#shared/domain/base/person.ts";
import {
  type CorrectionEventKind,
  correctionEventsMax,
  correctionStateOf,
} from "#shared/domain/corrections/correction-request.ts";
import {
  correctionSteps,
  raisedCorrection,
  steppedCorrection,
  stepsOpenTo,
} from "#shared/domain/corrections/correction-steps.ts";
import { correctionWith, personOf } from "#test/support/corrections.ts";

const at = "2016-11-03T02:00:00.000Z";
const claim = { bankId: "psbc-chuzhou", loanNo: "J1", correctionId: "c1", associationId: "a1" };
const association = personOf("association");
const liaison = personOf("liaison");
const having = (...kinds: CorrectionEventKind[]) => correctionWith(kinds.map((kind) => ({ kind })));

describe("a correction request", () => {
  test("begins open with the association's word and keeps a hostile one as it is", () => {
    const text = `=HYPERLINK("x") <img onerror> __proto__ \ud83d 𠮷`;

    const request = raisedCorrection(
      { ...claim, field: "borrowerName", shouldBe: text },
      { by: association, at, text },
    );

    expect(correctionStateOf(request)).toBe("open");
    expect(request).toMatchObject({ revision: 1, shouldBe: text, events: [{ kind: "raised", at, text }] });
  });

  test("keeps no whole identity number that somebody wrote into it, right or wrong", () => {
    const text = "证号应为11010519491231002X，不是110105194912310039；借据 62319876543210987654 不变";

    const request = raisedCorrection(
      { ...claim, shouldBe: "11010519491231002x" },
      { by: association, at, text },
    );

    expect(request.shouldBe).toBe("110105********002x");
    expect(request.events[0]?.text).toBe(
      "证号应为110105********002X，不是110105********0039；借据 62319876543210987654 不变",
    );
  });

  test.each([
    [
      "open",
      having("raised"),
      { liaison: ["answer"], supervisor: ["answer", "close"], association: ["close"] },
    ],
    [
      "answered",
      having("raised", "answered"),
      { liaison: ["answer"], supervisor: ["answer", "close"], association: ["close", "reopen"] },
    ],
    ["closed", having("raised", "closed"), { liaison: [], supervisor: [], association: ["reopen"] }],
    [
      "open",
      having("raised", "closed", "reopened"),
      { liaison: ["answer"], supervisor: ["answer", "close"], association: ["close"] },
    ],
  ])("that is %s is open to the steps of each role", (state, request, allowed) => {
    expect(correctionStateOf(request)).toBe(state);
    const open = Object.fromEntries(roles.map((role) => [role, stepsOpenTo({ role }, request)]));
    expect(open).toEqual({ ...allowed, "county-supervisor": allowed.supervisor, auditor: [] });
  });

  test("refuses a step that its state does not allow, and says in which state it is", () => {
    for (const step of correctionSteps) {
      for (const request of [having("raised"), having("raised", "answered"), having("raised", "closed")]) {
        const take = () => steppedCorrection(request, step, { by: association, at, text: "好" });
        if (stepsOpenTo(liaison, request).concat(stepsOpenTo(association, request)).includes(step)) {
          expect(take().revision).toBe(request.revision + 1);
        } else {
          expect(take).toThrow(expect.objectContaining({ code: "correction-state" }));
        }
      }
    }
  });

  test("is open to no step of a person who may only read", () => {
    expect(stepsOpenTo({ ...association, readOnly: true }, having("raised", "answered"))).toEqual([]);
  });

  test("is closed by the supervisor with a reason only, by its association also without", () => {
    const close = (role: "supervisor" | "county-supervisor" | "association", text: string) => () =>
      steppedCorrection(having("raised"), "close", { by: personOf(role), at, text });

    expect(close("supervisor", "")).toThrow(expect.objectContaining({ code: "input-invalid" }));
    expect(close("county-supervisor", "")).toThrow(expect.objectContaining({ code: "input-invalid" }));
    expect(correctionStateOf(close("supervisor", "重复提出")())).toBe("closed");
    expect(correctionStateOf(close("association", "")())).toBe("closed");
  });

  test("takes only so many words, and can always be closed", () => {
    const kinds = Array.from({ length: correctionEventsMax - 1 }, () => "answered" as const);
    const full = having("raised", ...kinds.slice(1));

    expect(full.events).toHaveLength(correctionEventsMax - 1);
    expect(() => steppedCorrection(full, "answer", { by: personOf("liaison"), at, text: "好" })).toThrow(
      expect.objectContaining({ code: "correction-full" }),
    );
    expect(stepsOpenTo(association, full)).toEqual(["close"]);
    const closed = steppedCorrection(full, "close", { by: association, at, text: "" });
    expect(closed.events).toHaveLength(correctionEventsMax);
    expect(stepsOpenTo(association, closed)).toEqual([]);
  });
});
