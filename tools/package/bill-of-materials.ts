import type { BundledPackage } from "./bundled-packages.ts";

/** What a package of the program consists of, as CycloneDX 1.6 has it: the same text for the same parts. */
export function billOfMaterials(version: string, parts: readonly BundledPackage[]): string {
  const product = { type: "application", "bom-ref": "yinhui", name: "yinhui", version };
  const components = parts.map(({ name, version, licence, sha512 }) => {
    const [group, ownName] = name.startsWith("@") ? name.split("/") : [undefined, name];
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    return {
      type: "library",
      "bom-ref": purl,
      ...(group === undefined ? {} : { group }),
      name: ownName,
      version,
      hashes: [{ alg: "SHA-512", content: sha512 }],
      licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
      purl,
    };
  });
  const refs = components.map((component) => component["bom-ref"]);
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: product },
    components,
    dependencies: [{ ref: "yinhui", dependsOn: refs }, ...refs.map((ref) => ({ ref }))],
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** The licences of all parts with their texts, as they have to be passed on. */
export function licenceList(parts: readonly BundledPackage[]): string {
  return parts
    .map(
      ({ name, version, licence, licenceText }) =>
        `${name} ${version}  (${licence})\n\n${licenceText.trim()}\n`,
    )
    .join(`\n${"-".repeat(72)}\n\n`);
}
