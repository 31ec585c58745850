import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { crc32, createGzip, deflateRaw } from "node:zlib";
import { type PackedPart, zipFile } from "#shared/adapters/zip/zip-file.ts";

const deflated = 8;
const deflate = promisify(deflateRaw);

/** Packs a folder into a `.tar.gz`, the same bytes for the same files. */
export async function writeTarball(folder: string, file: string): Promise<void> {
  const settled = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner"];
  const tar = spawn("tar", [...settled, "-C", dirname(folder), "-c", basename(folder)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    tar.on("close", resolve);
    tar.on("error", reject);
  });
  await pipeline(tar.stdout, createGzip({ level: 9 }), createWriteStream(file));
  if ((await ended) !== 0) throw new Error(`tar could not pack ${folder}`);
}

/** Packs a folder into a `.zip`, the same bytes for the same files. */
export async function writeZip(folder: string, file: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const parts: PackedPart[] = [];
  for (const path of files) {
    const bytes = await readFile(path);
    const packed = await deflate(bytes, { level: 9 });
    const name = path.slice(dirname(folder).length + 1).replaceAll("\\", "/");
    parts.push({ name, method: deflated, size: bytes.byteLength, crc: crc32(bytes), packed: [packed] });
  }
  await writeFile(file, zipFile(parts));
}
