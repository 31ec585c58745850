import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { Pages } from "#shared/http/base/page-answer.ts";

const environmentSchema = z.object({ PAGES_FILE: z.string().min(1) });
const pagesSchema = z.record(
  z.string(),
  z.object({
    contentType: z.string(),
    base64: z.base64(),
    packed: z.object({ br: z.base64().optional(), gzip: z.base64().optional() }),
  }),
);

/** Reads the built web client from the folder of the function's code, once. */
export function cloudPages(): () => Promise<Pages> {
  let pages: Promise<Pages> | undefined;
  return () => {
    pages ??= readPages(environmentSchema.parse(process.env).PAGES_FILE);
    return pages;
  };
}

async function readPages(file: string): Promise<Pages> {
  const pages = pagesSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const entries = Object.entries(pages).map(
    ([
      path,
      {
        contentType,
        base64,
        packed: { br, gzip },
      },
    ]) =>
      [
        path,
        {
          contentType,
          bytes: bytesOf(base64),
          packed: { ...(br && { br: bytesOf(br) }), ...(gzip && { gzip: bytesOf(gzip) }) },
        },
      ] as const,
  );
  return new Map(entries);
}

function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, "base64");
}
