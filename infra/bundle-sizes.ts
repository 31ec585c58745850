import { dirname } from "node:path";
import type { Metafile } from "esbuild";

const sdk =
  /node_modules\/(?:@aws-sdk|@smithy|@aws|@aws-crypto|bowser|mnemonist|obliterator|fast-xml-parser|strnum|tslib)\//;

/** How large the code is that a function's start reads, in bytes: all of it, and what of it is not the AWS SDK. */
export type BundleSize = { id: string; bytes: number; withoutSdk: number };

/** The sizes of all functions' code by esbuild's account of it, the largest without the SDK first. */
export function bundleSizes({ outputs }: Metafile): BundleSize[] {
  return Object.entries(outputs)
    .map(([path, { bytes, inputs }]) => {
      const ofSdk = Object.entries(inputs)
        .filter(([input]) => sdk.test(input))
        .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
      return { id: dirname(path).split("/").at(-1) ?? "", bytes, withoutSdk: bytes - ofSdk };
    })
    .sort((a, b) => b.withoutSdk - a.withoutSdk);
}
