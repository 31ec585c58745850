import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** A package of others that is part of what is delivered. */
export type BundledPackage = {
  /** With its scope. */
  name: string;
  version: string;
  /** As an SPDX expression. */
  licence: string;
  /** The SHA-512 of the archive that npm installed it from, in hexadecimal. */
  sha512: string;
  /** What its licence obliges to pass on. */
  licenceText: string;
};

const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });
/** The sentence that the MIT licence begins with, for packages that name no licence but bring its text. */
const mitText = "Permission is hereby granted, free of charge, to any person obtaining a copy";
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional() })),
});
const packagePath = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const licenceFile = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

/** Files that are copied as they are, by the packages that they are of: no bundler sees them. */
export const copiedPackages = [
  "node_modules/@expo-google-fonts/noto-sans-sc",
  "node_modules/@resvg/resvg-wasm",
];

/** The packages that sources are of, in the order of their names; fails where one does not say its licence. */
export async function bundledPackages(sources: readonly string[]): Promise<BundledPackage[]> {
  const folders = new Set(copiedPackages);
  for (const source of sources) {
    const folder = packagePath.exec(source)?.[1];
    if (folder !== undefined) folders.add(folder);
  }
  const lock = lockSchema.parse(JSON.parse(await readFile("package-lock.json", "utf8")));
  const found = await Promise.all(
    [...folders].map((folder) => describe(folder, lock.packages[folder]?.integrity)),
  );
  // Two that need the same version of a third may each have a copy of it.
  const once = new Map(found.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.keys()].sort().flatMap((key) => once.get(key) ?? []);
}

async function describe(folder: string, integrity: string | undefined): Promise<BundledPackage> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { name, version, license } = manifestSchema.parse(manifest);
  const texts = (await readdir(folder)).filter((file) => licenceFile.test(file)).sort();
  const licenceText = (await Promise.all(texts.map((file) => readFile(join(folder, file), "utf8")))).join(
    "\n",
  );
  const licence = license ?? (licenceText.includes(mitText) ? "MIT" : undefined);
  if (licence === undefined || integrity === undefined)
    throw new Error(`${folder} does not say its licence or its sum`);
  return { name, version, licence, sha512: sha512Of(integrity), licenceText };
}

/** The sum that a lock file keeps, in hexadecimal. */
function sha512Of(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
}
