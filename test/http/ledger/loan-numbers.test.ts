import { afterAll, beforeAll, expect, test } from "vitest";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

const numbers = ["2016/001", "A.1/../2", "..", "邮储（2016）借字第1号", "借[2016]-7_b"];
const header = "借据号,借款人,客户类型,所属农技协,县区,放款金额,放款日期";

let server: SelfHosted;
beforeAll(async () => {
  server = await startSelfHosted();
  const rows = numbers.map((loanNo) => `${loanNo},王小明,会员,花生协会,琅琊区,50000,2016-06-05`);
  await server.commit("a.csv", new TextEncoder().encode([header, ...rows, ""].join("\r\n")));
});
afterAll(() => server.stop());

test("each loan of the ledger is found by its number, whatever signs a bank puts in it", async () => {
  const token = await server.token("supervisor");
  const listed = await (await server.call("GET", "/api/loans", { token })).json();
  const known = (listed as { items: { loanNo: string }[] }).items.map(({ loanNo }) => loanNo);
  expect(known.length).toBeGreaterThanOrEqual(4);

  for (const loanNo of known) {
    const found = await server.call("GET", `/api/loan?${new URLSearchParams({ loanNo })}`, { token });
    expect(await found.json()).toMatchObject({ loanNo, borrowerName: "王*" });
  }
});

test.each(["100%", "a+b", "%2e%2e", "\u0000", "x".repeat(65)])(
  "a number that no loan has, %j, is found nowhere",
  async (loanNo) => {
    const token = await server.token("supervisor");
    const found = await server.call("GET", `/api/loan?${new URLSearchParams({ loanNo })}`, { token });

    expect([400, 404]).toContain(found.status);
  },
);
