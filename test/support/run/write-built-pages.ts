import { writeFile } from "node:fs/promises";
import { serialize } from "node:v8";
import { buildWeb } from "#web/build.ts";

const [file = ""] = process.argv.slice(2);
await writeFile(file, serialize(await buildWeb()));
