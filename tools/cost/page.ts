import { counted } from "./counted.ts";
import { type Activity, activitiesOf, assumed, type LedgerSize, quantitiesOf } from "./month.ts";
import { type Price, type PriceName, prices, pricesOf, usdOf } from "./prices.ts";
import { costOf, type RequestCosts } from "./request-costs.ts";

/** One size of deployment: so many ledgers, one for each city. */
type Scale = LedgerSize & { name: string; ledgers: number };

const city: Scale = { name: "one city", ledgers: 1, loans: 10_000, associations: 200 };
const province: Scale = { ...city, name: "a province of 16 cities", ledgers: 16 };
const country: Scale = {
  name: "the country, 340 cities",
  ledgers: 340,
  loans: 100_000_000 / 340,
  associations: 200,
};
const scales = [city, province, country];
const priceNames = Object.keys(prices).filter((name): name is PriceName => name in prices);

/** The page that says what the cloud costs, out of the measured requests and the public prices. */
export function costPage(measured: RequestCosts): string {
  return [
    intro(measured),
    priceTable(),
    requestsIntro(measured),
    requestTable(measured),
    assumptions,
    "## A month in one city\n",
    `${whole(city.loans)} loans of three years, ${city.associations} associations.\n`,
    activityTable(measured, city),
    "## A month at each size\n",
    "Every city has a ledger, and so a deployment, of its own; a province is sixteen times a city.\n",
    scaleTable(measured),
    "## Where it is counted\n",
    countedIntro,
    countedTable(),
    "## Taking in all loans once\n",
    onceTable(measured),
    outro,
  ].join("\n");
}

function intro(measured: RequestCosts): string {
  return `# What the cloud costs

Made by \`node tools/cost-page.ts\` from [request-costs.json](request-costs.json), which is measured
([dynamodb-table.md](dynamodb-table.md)), and from public prices; \`test/cloud/cost-page.test.ts\` compares. One city pays
about ${Math.round(monthUsd(measured, city))} USD a month, nearly all of it for being there: a dashboard, alarms, secrets, idle queues.
Self-hosted it costs the machine.

## Prices

List prices of ${pricesOf.region} as known on ${pricesOf.on}, without any free tier; look them up before you decide. The first
three dashboards (of ${assumed.freeDashboardMetrics} metrics, and ours has no more) and ten alarms of an account, 25 GB of DynamoDB,
a million requests and 400,000 GB-seconds of Lambda and a million requests of SQS a month are free, which leaves a single
city with less than half.
`;
}

/** What a month costs in all the ledgers of a scale. */
function monthUsd(measured: RequestCosts, scale: Scale): number {
  const quantities = quantitiesOf(activitiesOf(measured, scale), scale);
  return scale.ledgers * priceNames.reduce((sum, name) => sum + usdOf(name, quantities[name]), 0);
}

function priceTable(): string {
  const row = ({ name, usd, per, unit, page }: Price) => [
    name,
    `${usd}`,
    per === 1 ? unit : `${whole(per)} ${unit}`,
    page,
  ];
  return table(
    ["what", "USD", "for", "where"],
    priceNames.map((name) => row(prices[name])),
  );
}

function requestsIntro({ city: measuredCity }: RequestCosts): string {
  return `## What each request takes

Measured in a city of ${whole(measuredCity.loans)} loans and ${measuredCity.associations} associations, person and settings
included. Where a use case goes through loans, rows or associations, it takes as many times more as there are more of them.
`;
}

function requestTable({ costs }: RequestCosts): string {
  const rows = Object.entries(costs).map(([use, cost]) => [
    use,
    `${cost.roundTrips}`,
    tenth(cost.readUnits),
    tenth(cost.writeUnits),
    (usdOf("reads", cost.readUnits * 1e6) + usdOf("writes", cost.writeUnits * 1e6)).toFixed(2),
  ]);
  return table(["use case", "round trips", "read units", "write units", "USD a million"], rows);
}

const assumptions = `## Assumed, not measured

In a month a bank uploads one book with the new loans (a ${assumed.months}th of all) and those that are open (${assumed.openMonths} times as many),
and looks ${assumed.pollsOfAnImport} times how far it is. Each association looks ${assumed.associationVisits} times, ${assumed.officePeople} people of
offices look on ${assumed.officeDays} days, the ledger is verified on ${assumed.nights} nights. A function takes ${assumed.startMs} ms and ${assumed.roundTripMs} ms for each round
trip, with ${assumed.gigabytes} GB (checks ${assumed.checkGigabytes}); a loan with its journal and its share of all else takes ${assumed.bytesOfALoan} bytes, an answer
${whole(assumed.bytesOfAnAnswer)}, a log line ${assumed.bytesOfALogLine}. A deployment has ${assumed.secrets} secrets, ${assumed.dashboards} dashboard, alarms over ${assumed.alarmMetrics} metrics, and Lambda asks three idle queues
${whole(assumed.idleQueueCalls)} times a month.
`;

function activityTable(measured: RequestCosts, scale: Scale): string {
  const row = ({ use, why, times, factor, cost }: Activity) => [
    use,
    why,
    whole(times),
    factor === 1 ? "" : factor.toFixed(2),
    whole(times * factor * cost.readUnits),
    whole(times * factor * cost.writeUnits),
  ];
  const activities = activitiesOf(measured, scale);
  const { reads, writes } = quantitiesOf(activities, scale);
  const sum = ["**together**", "", "", "", `**${whole(reads)}**`, `**${whole(writes)}**`];
  const head = ["use case", "for", "times", "× as measured", "read units", "write units"];
  return table(head, [...activities.map(row), sum]);
}

function scaleTable(measured: RequestCosts): string {
  const of = scales.map((scale) => ({
    ledgers: scale.ledgers,
    quantities: quantitiesOf(activitiesOf(measured, scale), scale),
  }));
  const usd = (name: PriceName) =>
    of.map(({ ledgers, quantities }) => ledgers * usdOf(name, quantities[name]));
  const rows = priceNames.map((name) => [
    prices[name].name,
    ...of.map(({ ledgers, quantities }) => quantity(ledgers * quantities[name])),
    ...usd(name).map(cents),
  ]);
  const totals = scales.map((scale) => monthUsd(measured, scale));
  const names = scales.map(({ name }) => name);
  const empty = scales.map(() => "");
  return table(
    ["what", ...names, ...names.map((name) => `USD, ${name}`)],
    [...rows, ["**a month**", ...empty, ...totals.map((total) => `**${cents(total)}**`)]],
  );
}

const countedIntro = `On the dashboard of the deployment (CloudWatch → Dashboards), added up over the time that is chosen there: choose a
month and hold it against the one above. \`test/infra/dashboard.test.ts\` holds this table against the templates.
`;

function countedTable(): string {
  const rows = priceNames.map((name) => [prices[name].name, placeOf(name)]);
  return table(["what", "where"], rows);
}

function placeOf(name: PriceName): string {
  const place = counted[name];
  if ("title" in place) return `“${place.title}”: ${place.label}`;
  if ("graphs" in place) return place.graphs.map((title) => `“${title}”`).join(", ");
  return "made" in place ? "as many as the templates make" : `not on it: ${place.nowhere}`;
}

function onceTable(measured: RequestCosts): string {
  const { bookLoans } = measured;
  const posted = costOf(measured, "post-import, new loans");
  const checked = costOf(measured, "check-import");
  const [writes, reads] = [
    (posted.writeUnits + checked.writeUnits) / bookLoans,
    (posted.readUnits + checked.readUnits) / bookLoans,
  ];
  const rows = scales.map(({ name, ledgers, loans }) => {
    const all = ledgers * loans;
    const usd = usdOf("writes", all * writes) + usdOf("reads", all * reads);
    return [name, whole(all), whole(all * writes), whole(all * reads), cents(usd)];
  });
  return `A loan takes ${writes.toFixed(2)} write units and ${reads.toFixed(2)} read units, checked and posted.

${table(["size", "loans", "write units", "read units", "USD"], rows)}`;
}

const outro = `## What this leaves out

- **AWS China** (\`cn-north-1\`, \`cn-northwest-1\`) has prices of its own, in yuan, on www.amazonaws.cn. An older copy of its
  page lists 11.15 yuan for a million write units, about 2.5 times the price above; whether it was lowered since, as
  elsewhere in November 2024, was not to be seen. So count with 2.5 times the figures of this page, and look there first.
- Users of a Cognito user pool beyond the free ones, a domain name, an ICP filing, tax, support, the bank's own staff.
- Books of few loans: a posting writes each association's total and list, so that a loan alone of its association takes
  more units (\`post-import, a small book\`) than one of many. They are few.
- The largest part of what is read is the cockpit's, which goes through the loans for their classes (up to
  ${whole(assumed.loansLookedThroughMax)}; a larger ledger shows none).
- Verifying a very large ledger each night is most of what the country reads; \`verify-ledger\` says what one takes.
- Months with more uploads: each posts only what changed, and reads a unit for each row twice.
`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return `${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function tenth(value: number): string {
  return Number.isInteger(value) ? whole(value) : value.toFixed(1);
}

function quantity(value: number): string {
  return value < 100 && !Number.isInteger(value) ? value.toFixed(2) : whole(value);
}

function cents(usd: number): string {
  return usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
