import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundle } from "#infra/bundle.ts";
import { bundleSizes } from "#infra/bundle-sizes.ts";

/** How many processes each handler is started in; they take turns, so that a busy moment meets all of them. */
const runs = 21;
/** What is called in each: a function's route without a token; a worker is given no message. */
const shown = {
  "programme-open": "GET /api/health",
  "progress-read": "GET /api/progress",
  "ledger-read": "GET /api/loans",
  "imports-read": "GET /api/imports",
  "imports-rows": "GET /api/imports/{importId}/rows",
  "imports-write": "POST /api/imports/{importId}/commit",
  "check-import": "",
  "post-import": "",
  "reports-making": "POST /api/reports/{month}",
} as const;

const folder = mkdtempSync(join(tmpdir(), "yinhui-cold-"));
const root = fileURLToPath(new URL("..", import.meta.url));

/** A handler that does nothing but make the DynamoDB client, and one that does nothing at all. */
const bare = {
  "bare-client": `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
    import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    export const handler = async () => ({ statusCode: 401, made: client !== undefined });`,
  nothing: `export const handler = async () => ({ statusCode: 401 });`,
};

const environment = {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  TABLE_NAME: "ledger",
  UPLOADS_BUCKET: "uploads",
  FILES_BUCKET: "files",
  CHECK_QUEUE_URL: "https://sqs.local/checks",
  POST_QUEUE_URL: "https://sqs.local/posts",
  IDENTITY_KEY_SECRET_ID: "key",
  MAIL_SECRET_ID: "mail",
  OIDC_ISSUER: "https://login.example.cn/",
  OIDC_CLIENT_ID: "web",
  OIDC_AUDIENCE: "api",
};

/**
 * Loads a handler and has it answer one request without a token, for which it loads what the operation needs; says how
 * long both took, and in the processor.
 */
const start = `const cpuMs = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const [began, cpuBegan] = [performance.now(), cpuMs()];
  const { handler } = require(process.argv[1]);
  const [loaded, cpuLoaded] = [performance.now(), cpuMs()];
  const event = { version: "2.0", routeKey: process.argv[2], rawPath: "/", rawQueryString: "", headers: {}, pathParameters: {},
    requestContext: { requestId: "r", http: { method: "GET", path: "/" } }, Records: [] };
  Promise.resolve(handler(event, { getRemainingTimeInMillis: () => 1000 })).catch(() => {}).then(() =>
    console.log("\\n#" + JSON.stringify({ loadMs: loaded - began, cpuMs: cpuLoaded - cpuBegan, answerMs: performance.now() - began, answerCpuMs: cpuMs() - cpuBegan })));`;

type Start = { loadMs: number; cpuMs: number; answerMs: number; answerCpuMs: number };

function startOnce(name: string, routeKey: string): Start {
  const { stdout } = spawnSync(process.execPath, ["-e", start, join(folder, name, "index.js"), routeKey], {
    encoding: "utf8",
    env: environment,
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf("#") + 1));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

try {
  const sizes = bundleSizes(await bundle(folder));
  for (const [name, contents] of Object.entries(bare)) {
    mkdirSync(join(folder, name));
    await build({
      stdin: { contents, resolveDir: root },
      outfile: join(folder, name, "index.js"),
      bundle: true,
      minify: true,
      platform: "node",
      target: "node24",
      format: "cjs",
    });
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  const called = { ...Object.fromEntries(Object.keys(bare).map((name) => [name, "GET /"])), ...shown };
  const times = new Map(Object.keys(called).map((name) => [name, [] as Start[]]));
  for (let run = 0; run < runs; run++) {
    for (const [name, routeKey] of Object.entries(called)) times.get(name)?.push(startOnce(name, routeKey));
  }
  const of = (name: string, what: keyof Start) => median((times.get(name) ?? []).map((one) => one[what]));
  console.log(
    `Cold starts, median of ${runs} processes each, taking turns; ratios to the bare handler with the SDK's client`,
  );
  console.table(
    Object.keys(called).map((name) => {
      const size = sizes.find(({ id }) => id === name);
      return {
        handler: name,
        "KB without SDK": size === undefined ? "" : Math.round(size.withoutSdk / 1000),
        "KB in all": size === undefined ? "" : Math.round(size.bytes / 1000),
        "load ms": of(name, "loadMs").toFixed(0),
        "first answer ms": of(name, "answerMs").toFixed(0),
        "load, ratio": (of(name, "loadMs") / of("bare-client", "loadMs")).toFixed(2),
        "processor, ratio": (of(name, "cpuMs") / of("bare-client", "cpuMs")).toFixed(2),
        "processor to the answer, ratio": (
          of(name, "answerCpuMs") / of("bare-client", "answerCpuMs")
        ).toFixed(2),
      };
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
