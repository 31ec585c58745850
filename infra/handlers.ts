import { textOrder } from "#shared/domain/base/text-order.ts";
import { functions, type MadeFunction, mayDefer } from "./functions.ts";

const note = "// Written by `npm run functions` from the tables of operations and workers.\n";

/** The handlers of all functions as the tables say them, by their paths below `functions/`. */
export function handlers(): ReadonlyMap<string, string> {
  return new Map([...functions.values()].map((made) => [`${made.folder}/handler.ts`, handlerOf(made)]));
}

function handlerOf(made: MadeFunction): string {
  const {
    room,
    handler: { from, of },
    parts,
    routes,
  } = made;
  const lambda = [from, `#shared/http/base/${kebab(from)}.ts`] as const;
  if (from === "pagesLambda") {
    return textOf([["cloudPages", "#shared/config/cloud-pages.ts"], lambda], [], `${from}(${of}())`);
  }
  const table = routes.length > 0 ? "operations" : from === "makingLambda" ? "making-worker" : "workers";
  return textOf(
    [["cloudDeps", "#shared/config/cloud.ts"], lambda, [of, `#shared/http/${room}/${table}.ts`]],
    depsOf(parts),
    `${from}(${of}, deps${mayDefer(made) ? ', () => deps(["files", "queue"])' : ""})`,
  );
}

function depsOf(parts: readonly string[]): string[] {
  if (parts.length === 0) return ["const deps = cloudDeps({});"];
  const made = parts.map(
    (part) => `  ${part}: () => import("#shared/config/cloud-parts/${kebab(part)}.ts"),`,
  );
  return ["const deps = cloudDeps({", ...made, "});"];
}

function textOf(
  imports: readonly (readonly [name: string, from: string])[],
  before: readonly string[],
  handler: string,
): string {
  const lines = imports
    .toSorted(([, a], [, b]) => textOrder(a, b))
    .map(([name, from]) => `import { ${name} } from "${from}";`);
  return `${note}${[...lines, "", ...before, `export const handler = ${handler};`].join("\n")}\n`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
