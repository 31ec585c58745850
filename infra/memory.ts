import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import { ledgerFormat } from "#shared/adapters/dynamodb/table-definition.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

/** Under what the deployments of an account and region keep their memories in the parameter store, each below its name. */
export const memoryRoot = "/yinhui";

/** A standard parameter holds 4 KB, and a memory has so many at most. */
const valueMax = 4_000;
const partsMax = 20;

/** A parameter of the store, by its whole name. */
export type Parameter = { name: string; value: string };

const schema = z.object({
  format: z.int().min(1),
  city: z.string(),
  bankId: z.string(),
  programmeParts: z.int().min(0).max(partsMax),
  settings: z.record(z.string(), z.string()),
});

/** What a deployment was made from: the form of its ledger, whose it is, its settings, and the text of its programme's file. */
export type Memory = Omit<z.output<typeof schema>, "programmeParts"> & { programmeText: string | undefined };

/** What a deployment by this version remembers. */
export function memoryOf(
  programme: Programme,
  programmeText: string | undefined,
  settings: Readonly<Record<string, string>>,
): Memory {
  const { city, bank } = programme;
  return { format: ledgerFormat, city, bankId: bank.bankId, settings: { ...settings }, programmeText };
}

/** The parameters in which a memory is kept. Throws when it is too large. */
export function parametersOf(name: string, { programmeText, ...memory }: Memory): Parameter[] {
  const packed = programmeText === undefined ? "" : gzipSync(programmeText).toString("base64");
  const parts = packed.match(new RegExp(`.{1,${valueMax}}`, "g")) ?? [];
  if (parts.length > partsMax) {
    throw new Error(
      `programmeFile is too large: ${packed.length} characters, packed, of ${partsMax * valueMax}.`,
    );
  }
  const value = inAscii(JSON.stringify({ ...memory, programmeParts: parts.length }));
  if (value.length > valueMax) {
    throw new Error(`The settings are too long to be remembered: ${value.length} characters of ${valueMax}.`);
  }
  return [
    { name: `${memoryRoot}/${name}/settings`, value },
    ...parts.map((part, index) => ({ name: `${memoryRoot}/${name}/programme/${index}`, value: part })),
  ];
}

/** The memories that parameters hold, by the names of the deployments. Throws when one cannot be read. */
export function readMemories(parameters: readonly Parameter[]): ReadonlyMap<string, Memory> {
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const memories = new Map<string, Memory>();
  for (const [path, value] of values) {
    const [, name] = path.match(/^\/yinhui\/([^/]+)\/settings$/) ?? [];
    if (name !== undefined) memories.set(name, readMemory(name, value, values));
  }
  return memories;
}

function readMemory(name: string, value: string, values: ReadonlyMap<string, string>): Memory {
  const { programmeParts, ...memory } = parse(name, value);
  if (programmeParts === 0) return { ...memory, programmeText: undefined };
  const parts = Array.from({ length: programmeParts }, (_, index) => {
    const part = values.get(`${memoryRoot}/${name}/programme/${index}`);
    if (part === undefined) throw unreadable(name);
    return part;
  });
  return { ...memory, programmeText: gunzipSync(Buffer.from(parts.join(""), "base64")).toString("utf8") };
}

/** CloudFormation has turned other characters of templates into question marks. */
function inAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A newer version may remember more; the number of its form is read all the same. */
function parse(name: string, value: string): z.output<typeof schema> {
  try {
    return schema.parse(JSON.parse(value));
  } catch {
    throw unreadable(name);
  }
}

function unreadable(name: string): Error {
  return new Error(
    `What ${memoryRoot}/${name} in the parameter store remembers cannot be read: somebody changed it by hand. Restore it from its history there.`,
  );
}
