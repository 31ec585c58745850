import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { type BundleSize, bundleSizes } from "#infra/bundle-sizes.ts";
import { functionIds } from "#infra/functions.ts";
import { workers } from "#shared/contract/routes.ts";
import { readMetafile } from "#test/support/run/make-bundles.ts";
import { ofRun } from "#test/support/run/of-run.ts";

const withoutSdkMax = 300_000;
/** Who writes is waited for less often, and knows what may not be written. */
const writingWithoutSdkMax = 330_000;
/** What takes files apart or makes documents may hold more: it knows every word and form that offices write. */
const heavyWithoutSdkMax = 430_000;
/** What makes the answers that others deferred holds what those hold; nobody waits for it to start. */
const makingWithoutSdkMax = 560_000;
const heavyServices: readonly string[] = [
  "audit-read",
  "imports-registers",
  "imports-receipts",
  "reports-making",
];
/** What only some functions use, by a word of its packages. */
const heavy =
  /docx|pdfmake|pdfkit|echarts|zrender|resvg|nodemailer|client-s3|client-sqs|client-eventbridge|client-secrets-manager/;

let folder: string;
let sizes: BundleSize[];
let inputsOf: Map<string, string[]>;

beforeAll(async () => {
  folder = await ofRun("bundles");
  const metafile = await readMetafile(folder);
  sizes = bundleSizes(metafile);
  inputsOf = new Map(
    Object.entries(metafile.outputs).map(([path, { inputs }]) => [
      path.split("/").at(-2) ?? "",
      Object.keys(inputs),
    ]),
  );
}, 60_000);

it("every function's code is under 300 KB without the SDK, that of writers 330, of workers and file services 430, of the maker of deferred answers 560", () => {
  const maxOf = (id: string) => {
    if (id === "publish-due-reports") return makingWithoutSdkMax;
    if (Object.hasOwn(workers, id) || heavyServices.includes(id)) return heavyWithoutSdkMax;
    return id.endsWith("-write") ? writingWithoutSdkMax : withoutSdkMax;
  };
  expect(sizes.map(({ id }) => id).toSorted()).toEqual([...functionIds].toSorted());
  expect(sizes.filter(({ id, withoutSdk }) => withoutSdk >= maxOf(id))).toEqual([]);
});

it("a function that reads the ledger alone holds nothing of files, queues, mail and documents, and one that verifies it files and a queue alone", () => {
  for (const id of ["progress-read", "ledger-read", "associations-read", "people-read"]) {
    expect(inputsOf.get(id)?.filter((input) => heavy.test(input))).toEqual([]);
  }
  const ofAudit = inputsOf.get("audit-read")?.filter((input) => heavy.test(input));
  expect(ofAudit?.filter((input) => !/client-s3|client-sqs/.test(input))).toEqual([]);
});

it("a service holds the use cases of its own table, and no others", () => {
  const used = (id: string) =>
    (inputsOf.get(id) ?? []).filter((input) => /shared\/app\/imports\/(read|list|undo|commit)-/.test(input));

  expect(used("imports-write")).toEqual(
    expect.arrayContaining(["shared/app/imports/undo-import.ts", "shared/app/imports/commit-import.ts"]),
  );
  expect(used("imports-read").filter((input) => /undo|commit/.test(input))).toEqual([]);
  expect(used("imports-write").filter((input) => /\/(read|list)-/.test(input))).toEqual([]);
});

it("what is loaded late lies beside the functions that load it, and only there", () => {
  const lateOf = (id: string) =>
    readdirSync(join(folder, id))
      .filter((name) => name.startsWith("late-"))
      .map((name) => name.slice("late-".length, name.lastIndexOf("-")));

  expect(lateOf("ledger-read")).toEqual(["jose-token-verifier", "logger", "metrics", "own-token-verifier"]);
  expect(lateOf("mail-due-reports").toSorted()).toEqual([
    "jose-token-verifier",
    "logger",
    "mail-composer",
    "metrics",
    "own-token-verifier",
    "smtp-connection",
  ]);
  expect(lateOf("reports-making").toSorted()).toEqual([
    "jose-token-verifier",
    "logger",
    "metrics",
    "own-token-verifier",
    "report-painter",
    "svg-png",
    "write-book",
    "write-official-document",
    "write-official-pdf",
  ]);
});
