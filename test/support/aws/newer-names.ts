import { spawnSync } from "node:child_process";

/** Says every name of the language and of Node's modules that the Node has which runs it. */
const nameAll = `
  const names = [], seen = new Set();
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    names.push(name);
    const value = Object.getOwnPropertyDescriptor(globalThis, name).value;
    if (!["function", "object"].includes(typeof value) || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value !== globalThis) for (const key of Object.getOwnPropertyNames(value)) names.push(name + "." + key);
    for (const key of Object.getOwnPropertyNames(value.prototype ?? {})) names.push(name + "#" + key);
  }
  for (const module of require("node:module").builtinModules)
    if (/^[a-z]/.test(module) && !/^(node:|constants|sys)/.test(module))
      for (const key of Object.keys(require("node:" + module))) names.push("module." + key);
  console.log(JSON.stringify(names));`;

/** Modules' names are ordinary words; those that are shorter than this say nothing where they are met. */
const wordLengthMin = 9;
/** What something else of the older Node is called as well. */
const homonyms = new Set(["getPublicKey"]);

/** What a program's Node has not and this one has, by name, and how code that uses it reads. */
export function newerNames(program: string): ReadonlyMap<string, RegExp> {
  const older = new Set(namesOf(program));
  const newer = namesOf(process.execPath).filter((name) => !older.has(name));
  const globals = new Set(newer.filter((name) => /^\w+$/.test(name)));
  const found = new Map<string, RegExp>();
  for (const name of newer) {
    const [owner = "", member = ""] = name.split(/[.#]/);
    if (globals.has(name)) found.set(name, new RegExp(`(?<![\\w.$"'])${name}\\b(?!["':])`));
    else if (globals.has(owner) || homonyms.has(member)) continue;
    else if (owner === "module" && member.length < wordLengthMin) continue;
    else if (owner === "module") found.set(name, new RegExp(`\\b${member}\\b`));
    else if (name.includes("#")) found.set(name, new RegExp(`\\.${member}\\(`));
    else found.set(name, new RegExp(`\\b${owner}\\.${member}\\b`));
  }
  return found;
}

function namesOf(program: string): string[] {
  const { stdout } = spawnSync(program, ["--no-warnings", "-e", nameAll], { encoding: "utf8" });
  return JSON.parse(stdout) as string[];
}
