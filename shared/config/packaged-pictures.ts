import { fileURLToPath } from "node:url";
import type { PictureFiles } from "#shared/adapters/picture/svg-png.ts";

/** The files of the picture renderer where they lie beside the program. */
export function installedPictureFiles(): PictureFiles {
  const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  return { wasmFile: beside("picture.wasm"), fontFile: beside("picture.ttf") };
}
