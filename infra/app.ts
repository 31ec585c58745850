import { fileURLToPath } from "node:url";
import { App } from "aws-cdk-lib";
import { bundle } from "./bundle.ts";
import { check } from "./checks.ts";
import { DataStack } from "./data-stack.ts";
import { ServiceStack } from "./service-stack.ts";
import { settingsOf } from "./settings-of.ts";

const app = new App();
const settings = await settingsOf(app);
const bundles = fileURLToPath(new URL("../dist/functions", import.meta.url));
await bundle(bundles, settings);

const { account, region } = settings;
const env = { region, ...(account === undefined ? {} : { account }) };
const data = new DataStack(app, "yinhui-data", { env, settings, terminationProtection: true });
new ServiceStack(app, "yinhui-service", { env, settings, data, bundles });
check(app);
app.synth();
