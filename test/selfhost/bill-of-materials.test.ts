import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { billOfMaterials, licenceList } from "#tools/package/bill-of-materials.ts";
import { type BundledPackage, bundledPackages } from "#tools/package/bundled-packages.ts";
import { buildProgram } from "#tools/program/build-program.ts";
import { webSources } from "#web/build.ts";

/** Licences that let the product be given on without its source. */
const allowed = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MIT AND OFL-1.1",
  "MPL-2.0",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "Zlib",
];

let parts: readonly BundledPackage[];
let program: string;

beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), "program-"));
  parts = await bundledPackages([...(await buildProgram(program)), ...(await webSources())]);
});

test("every package whose code is delivered is listed, with a licence that allows it and its text", async () => {
  const names = parts.map(({ name }) => name);
  // Of the server, of the pages, of what is only copied, and of what another brings along.
  for (const name of [
    "zod",
    "preact",
    "@expo-google-fonts/noto-sans-sc",
    "@resvg/resvg-wasm",
    "zrender",
    "fontkit",
  ])
    expect(names).toContain(name);
  for (const name of ["vitest", "aws-cdk-lib", "typescript", "esbuild"]) expect(names).not.toContain(name);
  expect(
    parts
      .filter(({ licence }) => !allowed.includes(licence))
      .map(({ name, licence }) => `${name}: ${licence}`),
  ).toEqual([]);
  for (const { name, version } of parts) expect(licenceList(parts)).toContain(`${name} ${version}  (`);
  const delivered = await Promise.all(
    (await readdir(program)).map((file) => readFile(join(program, file), "utf8")),
  );
  expect(delivered.some((text) => /node_modules\/(?:vitest|aws-cdk-lib)\//.test(text))).toBe(false);
});

test("the bill is one that CycloneDX 1.6 allows, and the same each time", () => {
  const text = billOfMaterials("1.2.3", parts);
  expect(text).toBe(billOfMaterials("1.2.3", [...parts]));
  const bill = cycloneDx.parse(JSON.parse(text));
  const refs = [
    bill.metadata.component["bom-ref"],
    ...bill.components.map((component) => component["bom-ref"]),
  ];
  expect(new Set(refs).size).toBe(refs.length);
  for (const { ref, dependsOn = [] } of bill.dependencies)
    for (const one of [ref, ...dependsOn]) expect(refs).toContain(one);
});

const licenceChoice = z.union([
  z.strictObject({ license: z.strictObject({ id: z.string().regex(/^[A-Za-z0-9.+-]+$/) }) }),
  z.strictObject({ expression: z.string().regex(/ (AND|OR|WITH) /) }),
]);
const component = z.strictObject({
  type: z.enum(["application", "library"]),
  "bom-ref": z.string().min(1),
  group: z.string().optional(),
  name: z.string().min(1),
  version: z.string(),
  hashes: z
    .array(z.strictObject({ alg: z.literal("SHA-512"), content: z.string().regex(/^[a-f0-9]{128}$/) }))
    .optional(),
  licenses: z.array(licenceChoice).max(1).optional(),
  purl: z
    .string()
    .regex(/^pkg:npm\/(%40[a-z0-9-]+\/)?[a-z0-9._-]+@[0-9][^@/]*$/)
    .optional(),
});
/** The part of https://cyclonedx.org/schema/bom-1.6.schema.json that the bill uses. */
const cycloneDx = z.strictObject({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.literal("1.6"),
  version: z.int().min(1),
  metadata: z.strictObject({ component }),
  components: z.array(component).min(20),
  dependencies: z.array(z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});
