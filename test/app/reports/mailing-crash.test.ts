import fc from "fast-check";
import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createFrozenReports } from "#shared/adapters/stored/frozen-reports.ts";
import { decideDelivery } from "#shared/app/reports/decide-delivery.ts";
import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import { Crash, type CrashPoint, crashing } from "#test/support/crashing.ts";
import { cases } from "#test/support/depth.ts";
import { openOffice } from "#test/support/office.ts";
import { type Fate, openPostOffice } from "#test/support/post-office.ts";
import { datedBook } from "#test/support/sheets.ts";

const mailTo = ["a@example.cn", "b@example.cn", "c@example.cn"];
const hourMs = 60 * 60_000;

/** An office a moment after the month of its loans, whose clock a test moves. */
async function openMonthEnd(fateOf?: (to: string) => Fate) {
  const store = openSqliteStore({ file: ":memory:" });
  const post = openPostOffice(fateOf);
  let clock = "2016-10-31T15:00:00.000Z";
  const office = openOffice(store, { now: () => clock });
  office.deps.programme = { ...office.deps.programme, mailTo };
  office.deps.senders = async () => ({ mailer: post.mailer, robot: post.robot });
  await office.commit("book.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
  clock = "2016-11-01T00:00:00.000Z";
  return {
    store,
    post,
    deps: office.deps,
    wait: (milliseconds: number) => {
      clock = addMs(clock, milliseconds);
    },
    deliveries: async () => (await store.mailings.get("2016-10", 1))?.deliveries ?? [],
  };
}

/** Publishes and mails, stopping at the given call of any port; then the schedule runs on for a week. */
async function runWithCrash(point: CrashPoint) {
  const { store, post, deps, wait, deliveries } = await openMonthEnd();
  const stopping = {
    ...deps,
    ledger: crashing(deps.ledger, point),
    frozenReports: createFrozenReports(crashing(deps.files, point)),
    reports: crashing(deps.reports, point),
    mailings: crashing(deps.mailings, point),
    senders: async () => ({ mailer: crashing(post.mailer, point), robot: crashing(post.robot, point) }),
  };
  await publishAndMail(stopping).catch((error) => expect(error).toBeInstanceOf(Crash));
  for (let run = 0; run < 7; run++) {
    await publishAndMail(deps);
    wait(hourMs);
  }
  const ended = await deliveries();
  store.close();
  return { ended, post };
}

test("stopped at any call of any port, each recipient gets the report at most once, and what is not sent waits for a person", async () => {
  const calm: CrashPoint = { calls: 0, stopAt: Number.POSITIVE_INFINITY, when: "before" };
  const undisturbed = await runWithCrash(calm);
  expect(undisturbed.ended.map(({ state }) => state)).toEqual(["sent", "sent", "sent", "sent"]);
  expect(undisturbed.post.mails.map(({ to }) => to)).toEqual(mailTo);
  expect(calm.calls).toBeGreaterThan(25);

  const states = new Set<string>();
  for (let stopAt = 1; stopAt <= calm.calls; stopAt++) {
    for (const when of ["before", "after"] as const) {
      const { ended, post } = await runWithCrash({ calls: 0, stopAt, when });
      const place = `stopped ${when} call ${stopAt}`;
      expect(ended, place).toHaveLength(4);
      for (const { channel, address, state, attemptCount } of ended) {
        const arrived = channel === "robot" ? post.posts.length : post.arrivedAt(address ?? "");
        expect(arrived, place).toBeLessThanOrEqual(1);
        if (state === "sent") expect(arrived, place).toBe(1);
        else expect(state, place).toBe("unknown");
        expect(attemptCount, place).toBe(1);
        states.add(`${state} ${arrived}`);
      }
      expect(ended.filter(({ state }) => state === "unknown").length, place).toBeLessThanOrEqual(1);
      expect(ended.map(({ messageId }) => messageId)).toEqual(
        undisturbed.ended.map(({ messageId }) => messageId),
      );
    }
  }
  expect([...states].toSorted()).toEqual(["sent 1", "unknown 0", "unknown 1"]);
}, 120_000);

const fate = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Fate>("taken") },
  { weight: 2, arbitrary: fc.constantFrom<Fate>("unreachable", "busy", "recipient", "sign-in") },
  { weight: 1, arbitrary: fc.constantFrom<Fate>("taken-unheard", "lost-unheard") },
);
const happening = fc.oneof(
  fc.record({ kind: fc.constant("runs"), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant("wait"), hours: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ kind: fc.constant("crash"), stopAt: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant("list"), size: fc.integer({ min: 0, max: 3 }) }),
);

test("whatever runs meet, stop or overlap, nothing arrives twice, sent means arrived once, and unknown stays until a person decides", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { minLength: 40, maxLength: 40 }),
      fc.array(happening, { minLength: 1, maxLength: 12 }),
      fc.scheduler(),
      async (fates, happenings, scheduler) => {
        let attempts = 0;
        const { store, post, deps, wait, deliveries } = await openMonthEnd(
          () => fates[attempts++ % fates.length] ?? "taken",
        );
        const overlapping = (point?: CrashPoint) => {
          const mailings = point === undefined ? deps.mailings : crashing(deps.mailings, point);
          const mailer = point === undefined ? post.mailer : crashing(post.mailer, point);
          return {
            ...deps,
            mailings: {
              add: scheduler.scheduleFunction(mailings.add),
              get: scheduler.scheduleFunction(mailings.get),
              replace: scheduler.scheduleFunction(mailings.replace),
              list: scheduler.scheduleFunction(mailings.list),
            },
            senders: async () => ({
              mailer: { ...post.mailer, send: scheduler.scheduleFunction(mailer.send.bind(mailer)) },
              robot: post.robot,
            }),
          };
        };
        const unknown = new Set<string>();
        for (const happened of happenings) {
          if ("hours" in happened) wait(happened.hours * hourMs);
          if ("size" in happened)
            deps.programme = { ...deps.programme, mailTo: mailTo.slice(0, happened.size) };
          if ("count" in happened || "stopAt" in happened) {
            const point: CrashPoint | undefined =
              "stopAt" in happened ? { calls: 0, stopAt: happened.stopAt, when: "after" } : undefined;
            const runs = Array.from({ length: "count" in happened ? happened.count : 2 }, (_, index) =>
              publishAndMail(overlapping(index === 0 ? point : undefined)).catch((error) =>
                expect(error).toBeInstanceOf(Crash),
              ),
            );
            await scheduler.waitFor(Promise.all(runs));
          }
          for (const { deliveryId, state, address, channel } of await deliveries()) {
            const arrived = channel === "robot" ? post.posts.length : post.arrivedAt(address ?? "");
            expect(arrived).toBeLessThanOrEqual(1);
            if (state === "sent") expect(arrived).toBe(1);
            if (unknown.has(deliveryId)) expect(state).toBe("unknown");
            if (state === "unknown") unknown.add(deliveryId);
          }
        }
        for (const { deliveryId, address, channel } of await deliveries()) {
          if (!unknown.has(deliveryId)) continue;
          const arrived = channel === "robot" ? post.posts.length : post.arrivedAt(address ?? "");
          const action = arrived === 1 ? "received" : "again";
          await decideDelivery(deps, { subject: "supervisor" }, { month: "2016-10", deliveryId, action });
        }
        fates.fill("taken");
        wait(30 * hourMs);
        for (let run = 0; run < 8; run++) {
          await mailDueReports(deps);
          wait(30 * hourMs);
        }
        for (const { state } of await deliveries()) expect(["sent", "refused", "unknown"]).toContain(state);
        for (const address of mailTo) expect(post.arrivedAt(address)).toBeLessThanOrEqual(1);
        store.close();
      },
    ),
    { numRuns: cases(60) },
  );
}, 120_000);
