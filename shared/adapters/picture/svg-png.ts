import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** Where the renderer's program and its one font lie; the font has Chinese characters and may be embedded (OFL). */
export type PictureFiles = { wasmFile: string; fontFile: string };

/** Makes PNG bytes of an SVG text. */
export type SvgPng = (svg: string) => Promise<Uint8Array>;

const fontFamily = "Noto Sans SC";
/** Twice the width of the SVG: sharp on paper, and still small. */
const sharpness = 2;

/** Makes a renderer of SVG texts to PNG bytes, the same bytes for the same text; its files are read at the first picture. */
export function createSvgPng({ wasmFile, fontFile }: PictureFiles): SvgPng {
  let font: Promise<Uint8Array> | undefined;
  const start = async () => {
    await initWasmOnce(wasmFile);
    return readFile(fontFile);
  };
  return async (svg) => {
    font ??= start();
    const renderer = new Resvg(svg, {
      font: { fontBuffers: [await font], defaultFontFamily: fontFamily },
      fitTo: { mode: "zoom", value: sharpness },
    });
    try {
      return renderer.render().asPng();
    } finally {
      renderer.free();
    }
  };
}

let started: Promise<void> | undefined;

/** The program may be started once in a process. */
function initWasmOnce(wasmFile: string): Promise<void> {
  started ??= readFile(wasmFile).then(initWasm);
  return started;
}
