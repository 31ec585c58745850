import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { SetupFault } from "./setup-fault.ts";

/** The list of a package's files with their SHA-256, as `sha256sum -c` reads it. */
export const sumsFile = "SHA256SUMS";

/** The version that an unpacked package holds. Fails where a file is not as it was packed: a copy may have been cut short. */
export async function checkPackage(folder: string): Promise<string> {
  for (const line of readListed(folder, sumsFile).trimEnd().split("\n")) {
    const [sum = "", name = ""] = line.split("  ");
    const found = await hashOfFile(join(folder, name)).catch(() => undefined);
    if (found !== sum)
      throw new SetupFault(
        `安装包不完整：${name} ${found === undefined ? "缺失或读不出" : "与发布时不同"}。请重新解压；仍不行的，重新复制安装包，并与 SHA256SUMS 核对。`,
      );
  }
  return readListed(folder, "VERSION").trim();
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function readListed(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    throw new SetupFault(`${folder} 不是解压好的安装包：没有 ${name}。请从解压出的文件夹里运行。`);
  }
}
