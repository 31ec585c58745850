import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildWeb } from "#web/build.ts";

const [folder] = process.argv.slice(2);

if (folder === undefined) {
  console.error(
    "node tools/write-pages.ts FOLDER   writes the pages for a server of your own (docs/recipes/icp.md)",
  );
  process.exitCode = 2;
} else {
  const files = await buildWeb();
  for (const [path, { bytes }] of files) {
    const file = join(folder, path === "/" ? "index.html" : path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  console.log(`${files.size} files lie in ${folder}.`);
}
