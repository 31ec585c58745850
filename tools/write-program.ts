import { buildProgram } from "./program/build-program.ts";

const [folder] = process.argv.slice(2);

if (folder === undefined) {
  console.error(
    "node tools/write-program.ts FOLDER   makes the self-hosted program in a folder, without npm's packages",
  );
  process.exitCode = 2;
} else {
  await buildProgram(folder);
  console.log(`node ${folder}/main.js serves; node ${folder}/cli.js is the command line.`);
}
