import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Which file imports which, by paths from the project's folder. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const folders = "{shared,functions,selfhost,infra,web/src}";
const specifier = /(?:from|import)\s*\(?\s*"((?:#|\.)[^"]+\.tsx?)"/g;

/** The imports of all sources, types among them; `more` are files that are not there, with their text. */
export function readImports(more: Readonly<Record<string, string>> = {}): ImportGraph {
  const files = globSync(`${folders}/**/*.{ts,tsx}`).map(
    (file) => [file, readFileSync(file, "utf8")] as const,
  );
  const sources = new Map([...files, ...Object.entries(more)]);
  return new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]));
}

function importsOf(file: string, source: string): string[] {
  return [...source.matchAll(specifier)].map(([, target = ""]) =>
    target.startsWith("#") ? target.slice(1) : join(dirname(file), target),
  );
}

/** The circles of a graph: each a group of files that reach each other (Tarjan's strongly connected components). */
export function circlesIn(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const circles: string[][] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    low.set(file, order.get(file) ?? 0);
    stack.push(file);
    open.add(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.has(next)) low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    for (const one of circle) open.delete(one);
    if (circle.length > 1) circles.push(circle);
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
