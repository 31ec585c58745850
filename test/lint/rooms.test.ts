import { expect, test } from "vitest";
import { circlesIn, type ImportGraph, readImports } from "./import-graph.ts";

/** The rooms of every layer, lowest first. */
const rooms = [
  "base",
  "people",
  "programme",
  "ledger",
  "associations",
  "progress",
  "imports",
  "reports",
  "corrections",
  "audit",
];
const layer = /^(shared\/(?:domain|ports|records|contract|app|http)|functions)\/(?:([a-z]+)\/)?/;
/** Whoever answers a request or works a message goes by the programme's present settings. */
const beforeAllRooms = "shared/app/programme/with-current-programme.ts";

/** The imports that run against the order: into a higher room, or to what holds a layer's rooms together. */
function againstTheOrder(graph: ImportGraph): string[] {
  const found: string[] = [];
  for (const [file, targets] of graph) {
    const [, ownLayer, room] = layer.exec(file) ?? [];
    if (room === undefined) continue;
    for (const target of targets) {
      const [, itsLayer, itsRoom] = layer.exec(target) ?? [];
      if (itsLayer === undefined || target === beforeAllRooms) continue;
      const isTop = itsRoom === undefined && itsLayer === ownLayer;
      const isHigher = itsRoom !== undefined && rooms.indexOf(itsRoom) > rooms.indexOf(room);
      if (isTop || isHigher) found.push(`${file} -> ${target}`);
    }
  }
  return found;
}

const folderOf = (file: string) => layer.exec(file)?.[2];

test("every layer has the rooms, and no others", () => {
  const found = new Set([...readImports().keys()].flatMap((file) => folderOf(file) ?? []));
  expect([...found].filter((room) => !rooms.includes(room))).toEqual([]);
  expect(rooms.filter((room) => !found.has(room))).toEqual([]);
});

test("a room imports itself and lower rooms", () => {
  expect(againstTheOrder(readImports())).toEqual([]);
});

test.each([
  ["shared/domain/ledger/planted.ts", "#shared/domain/reports/percent.ts"],
  ["shared/app/people/planted.ts", "#shared/ports/ledger/ledger.ts"],
  ["shared/records/ledger/planted.ts", "#shared/records/imports/import-record.ts"],
  ["shared/ports/audit/planted.ts", "#shared/ports/store.ts"],
  ["shared/http/base/planted.ts", "../imports/import-wire.ts"],
  ["functions/ledger/read/planted.ts", "#shared/http/reports/operations.ts"],
])("a violation is found: %s -> %s", (file, target) => {
  const planted = readImports({ [file]: `import type { A } from "${target}";\n` });
  expect(againstTheOrder(planted)).toHaveLength(1);
});

test("no files import each other in a circle", () => {
  expect(circlesIn(readImports())).toEqual([]);
});

test("a circle is found, also of types and over three files", () => {
  const of = (name: string) => `export type { A } from "./${name}.ts";\n`;
  const planted = readImports({ "web/src/a.ts": of("b"), "web/src/b.ts": of("c"), "web/src/c.ts": of("a") });
  expect(circlesIn(planted).map((circle) => circle.toSorted())).toContainEqual([
    "web/src/a.ts",
    "web/src/b.ts",
    "web/src/c.ts",
  ]);
});
