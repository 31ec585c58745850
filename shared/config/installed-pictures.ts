import { createRequire } from "node:module";
import type { PictureFiles } from "#shared/adapters/picture/svg-png.ts";

const require = createRequire(import.meta.url);

/** The files of the picture renderer where npm has installed them. */
export function installedPictureFiles(): PictureFiles {
  return {
    wasmFile: require.resolve("@resvg/resvg-wasm/index_bg.wasm"),
    fontFile: require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  };
}
