import { reportMakers } from "../report-makers.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The makers of official documents and of the pictures in them. */
export const documents: CloudPart<"documents"> = ({ PICTURE_WASM, PICTURE_FONT }) =>
  reportMakers({ wasmFile: PICTURE_WASM, fontFile: PICTURE_FONT });
