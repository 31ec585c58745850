import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionIds } from "#infra/functions.ts";
import { type Counted, counted } from "#tools/cost/counted.ts";
import { assumed } from "#tools/cost/month.ts";
import { type Templates, templatesOf } from "./deployed-templates.ts";
import { resolveStacks } from "./rules/resolved.ts";
import { deployments, writeBundles } from "./stack-templates.ts";

type Options = { label?: string; expression?: string; id?: string };
type Cell = string | Options;
type Widget = {
  type: string;
  properties: { title: string; metrics?: Cell[][]; query?: string; setPeriodToTimeRange?: boolean };
};

const bundles = mkdtempSync(join(tmpdir(), "yinhui-dashboard-"));

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

/** The first synthesis of a process loads the whole CDK. */
const synthesisTimeoutMs = 60_000;

describe.each(["aws", "aws-cn with every setting"])("the dashboard of %s", (name) => {
  let widgets: Map<string, Widget>;
  let resourcesOf: (type: string) => number;

  beforeAll(() => {
    const made = templatesOf(deployments[name] ?? {}, bundles);
    widgets = widgetsOf(made);
    resourcesOf = (type) =>
      made.templates.flatMap(({ Resources }) => Object.values(Resources)).filter(({ Type }) => Type === type)
        .length;
  }, synthesisTimeoutMs);

  it.each(Object.entries(counted))("counts %s where the page of costs says it does", (_, place: Counted) => {
    if ("title" in place) {
      const widget = widgets.get(place.title);
      expect(widget?.properties.setPeriodToTimeRange ?? widget?.type === "log").toBe(true);
      expect(labelsOf(widget)).toContain(place.label);
    } else if ("graphs" in place) {
      for (const title of place.graphs) expect(namespacesOf(widgets.get(title))).toEqual(["yinhui"]);
    } else if ("made" in place) expect(resourcesOf(place.made)).toBeGreaterThan(0);
    else expect(place.nowhere).not.toBe("");
  });

  it("adds up what DynamoDB, SQS and the API bill of this deployment, index and all queues too", () => {
    const used = widgets.get("用量合计 / used in all");

    const summed = sumsOf(used);
    expect(Object.keys(summed)).toEqual([
      "接口调用 / API calls",
      "读单位 / read units",
      "写单位 / write units",
      "队列调用 / SQS calls",
      "发出字节 / bytes sent",
    ]);
    expect(summed["读单位 / read units"]).toEqual([
      expect.stringMatching(/^AWS\/DynamoDB ConsumedReadCapacityUnits TableName \S+$/),
      expect.stringMatching(
        /^AWS\/DynamoDB ConsumedReadCapacityUnits GlobalSecondaryIndexName gsi1 TableName/,
      ),
    ]);
    expect(summed["写单位 / write units"]).toHaveLength(2);
    expect(new Set(summed["队列调用 / SQS calls"])).toHaveProperty("size", 12);
    expect(summed["发出字节 / bytes sent"]).toEqual([
      expect.stringMatching(/^AWS\/ApiGateway DataProcessed ApiId /),
    ]);
  });

  it("reads requests and GB-seconds off the line that Lambda logs of each run, in the log of every function", () => {
    const query = widgets.get("函数与日志 / functions and logs")?.properties.query ?? "";
    const [, pattern = ""] = /parse @message \/(.*)\/\n/.exec(query) ?? [];
    const line =
      "REPORT RequestId: 79b4f56e-95b1-4643-9700-2807f4e68189\tDuration: 141.25 ms\tBilled Duration: 142 ms\tMemory Size: 1024 MB\tMax Memory Used: 98 MB\t";

    expect(new RegExp(pattern).exec(line)?.groups).toEqual({ billedMs: "142", memoryMb: "1024" });
    expect(new RegExp(pattern).test('{"level":"INFO","message":"import-checked"}')).toBe(false);
    expect(query.split("SOURCE '")).toHaveLength(1 + functionIds.length + 1);
    expect(query).toMatch(/sum\(billedMs \* memoryMb\) \/ 1024000 as gbSeconds/);
  });

  it("shows no more metrics than a dashboard of those that are free", () => {
    const shown = new Set([...widgets.values()].flatMap(metricsOf));

    expect(shown.size).toBeGreaterThan(30);
    expect(shown.size).toBeLessThanOrEqual(assumed.freeDashboardMetrics);
  });

  it("is as many as the page counts, and so are the secrets", () => {
    expect(resourcesOf("AWS::CloudWatch::Dashboard")).toBe(assumed.dashboards);
    expect(resourcesOf("AWS::SecretsManager::Secret")).toBe(assumed.secrets);
  });
});

function widgetsOf({ templates, place }: Templates): Map<string, Widget> {
  const [dashboard] = resolveStacks(templates, place).ofType("AWS::CloudWatch::Dashboard");
  const { widgets } = JSON.parse(String(dashboard?.properties["DashboardBody"])) as { widgets: Widget[] };
  return new Map(widgets.map((widget) => [widget.properties.title, widget]));
}

/** What a widget says that it shows: the labels of a metric widget, the columns of a query. */
function labelsOf(widget: Widget | undefined): string[] {
  const { metrics = [], query = "" } = widget?.properties ?? {};
  const columns = [...query.matchAll(/ as (\w+)/g)].map(([, column = ""]) => column);
  return [
    ...columns,
    ...metrics.flat().flatMap((cell) => (typeof cell === "string" ? [] : (cell.label ?? []))),
  ];
}

function metricsOf(widget: Widget | undefined): string[] {
  return (widget?.properties.metrics ?? []).flatMap((row) => {
    const words = row.filter((cell) => typeof cell === "string");
    return words.length === 0 ? [] : [words.join(" ")];
  });
}

function namespacesOf(widget: Widget | undefined): string[] {
  return [...new Set(metricsOf(widget).map((metric) => metric.split(" ")[0] ?? ""))];
}

/** What is summed under each label of a widget. */
function sumsOf(widget: Widget | undefined): Record<string, string[]> {
  const rows = widget?.properties.metrics ?? [];
  const optionsOf = (row: Cell[]) => row.find((cell) => typeof cell !== "string") ?? {};
  const byId = new Map(
    rows.map((row) => [optionsOf(row).id, row.filter((cell) => typeof cell === "string").join(" ")]),
  );
  const sums = rows.flatMap((row) => {
    const { label, expression } = optionsOf(row);
    const ids = /^SUM\(\[(.*)\]\)$/.exec(expression ?? "")?.[1]?.split(",");
    return label === undefined || ids === undefined
      ? []
      : [[label, ids.map((id) => byId.get(id) ?? "")] as const];
  });
  return Object.fromEntries(sums);
}
