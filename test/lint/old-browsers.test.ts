import { transform } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { buildWeb, oldestBrowsers } from "../../web/build.ts";

/**
 * What Chromium 80, Firefox 78 or Safari 13.4 do not have and neither a bundler nor `web/src/oldest` puts there: how it
 * stands in a bundle, and a planted use of it.
 * `union` and `URL.parse` are missing: libraries have a method of that name, or look whether it is there. The library
 * that `web/tsconfig.json` gives our sources has neither.
 */
const newer: [name: string, used: RegExp, planted: string][] = [
  ...["toSorted", "toReversed", "toSpliced", "findLast", "findLastIndex"].map(methodOf),
  ...["isWellFormed", "toWellFormed", "throwIfAborted", "checkVisibility", "getOrInsert"].map(methodOf),
  ...["intersection", "difference", "symmetricDifference", "isSubsetOf", "isSupersetOf"].map(methodOf),
  methodOf("isDisjointFrom"),
  ...["replaceChildren", "randomUUID", "showModal"].map(methodOf),
  ["Promise.any", /\bPromise\.any\b/, "Promise.any(list)"],
  ["weak references", /\b(?:WeakRef|FinalizationRegistry)\b/, "new WeakRef(thing)"],
  [
    "Intl.ListFormat, .DisplayNames",
    /\bIntl\.(?:ListFormat|DisplayNames|Segmenter)\b/,
    "new Intl.ListFormat()",
  ],
  ["Array.prototype.with", /[\w)\]]\.with\(/, "list.with(0, 1)"],
  ["Map.groupBy, Object.groupBy", /\b(?:Map|Object)\.groupBy\b/, "Map.groupBy(list, keyOf)"],
  ["Promise.withResolvers", /\bPromise\.withResolvers\b/, "Promise.withResolvers()"],
  ["Promise.try", /\bPromise\.try\b/, "Promise.try(work)"],
  ["Object.hasOwn", /\bObject\.hasOwn\b/, "Object.hasOwn(thing, name)"],
  ["Array.fromAsync", /\bArray\.fromAsync\b/, "Array.fromAsync(list)"],
  ["structuredClone", /\bstructuredClone\b/, "structuredClone(thing)"],
  ["reportError", /\breportError\b/, "useErrorBoundary(reportError)"],
  ["AbortSignal.any, .timeout", /\bAbortSignal\.(?:any|timeout)\b/, "AbortSignal.timeout(10)"],
  ["signal.reason", /\bsignal\.reason\b/, "reject(signal.reason)"],
  ["URL.canParse", /\bURL\.canParse\b/, "URL.canParse(text)"],
  ["Intl.supportedValuesOf", /\bIntl\.supportedValuesOf\b/, "Intl.supportedValuesOf(kind)"],
  ["RegExp.escape", /\bRegExp\.escape\b/, "RegExp.escape(text)"],
  ["look-behind", /\(\?<[=!]/, "/(?<=日)x/.test(text)"],
];

/** Style that leaves out or breaks a whole page where it is not known, and is not lowered. */
const newerStyle: [name: string, used: RegExp, planted: string][] = [
  ["@layer", /@layer\b/, "@layer base { a { color: red } }"],
  ["@scope", /@scope\b/, "@scope (main) { a { color: red } }"],
  ["@container", /@container\b/, "@container (width > 1px) { a { color: red } }"],
  ["viewport units of phones", /\d[dsl]v[hw]\b/, "main { height: 100dvh }"],
  ["color-mix", /color-mix\(/, "a { color: color-mix(in srgb, red, blue) }"],
  ["light-dark", /light-dark\(/, "a { color: light-dark(red, blue) }"],
];

describe("the web client's bundle, in the oldest browsers that it is for,", () => {
  const scripts = new Map<string, string>();
  const styles = new Map<string, string>();

  beforeAll(async () => {
    for (const [path, { bytes }] of await buildWeb()) {
      const text = new TextDecoder().decode(bytes);
      if (path.endsWith(".js")) scripts.set(path, text);
      if (path.endsWith(".css")) styles.set(path, text);
    }
  });

  test.each(newer)("needs no %s", async (_name, used, planted) => {
    expect(await built(planted, "js")).toMatch(used);
    expect(usesOf(used, scripts)).toEqual([]);
  });

  test.each(newerStyle)("needs no %s in its style", async (_name, used, planted) => {
    expect(await built(planted, "css")).toMatch(used);
    expect(usesOf(used, styles)).toEqual([]);
  });
});

function methodOf(name: string): [name: string, used: RegExp, planted: string] {
  return [name, new RegExp(`\\.${name}\\(`), `list.${name}(one)`];
}

async function built(source: string, loader: "js" | "css"): Promise<string> {
  const { code } = await transform(source, { loader, minify: true, target: oldestBrowsers });
  return code;
}

/** Where a bundle uses it, each with the text around. */
function usesOf(used: RegExp, texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([path, text]) =>
    [...text.matchAll(new RegExp(used, "g"))].map(
      ({ index }) => `${path}: ${text.slice(Math.max(index - 60, 0), index + 30)}`,
    ),
  );
}
