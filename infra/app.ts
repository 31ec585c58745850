import { fileURLToPath } from "node:url";
import { App } from "aws-cdk-lib";
import { bundle } from "./bundle.ts";
import { check } from "./checks.ts";
import { addStacks } from "./deployment.ts";
import { settingsOf } from "./settings-of.ts";

const app = new App();
const settings = await settingsOf(app);
const bundles = fileURLToPath(new URL("../dist/functions", import.meta.url));
await bundle(bundles, settings);

addStacks(app, settings, bundles);
check(app);
app.synth();
