import { parseArgs } from "node:util";
import * as z from "zod";
import { unnamed } from "#infra/names.ts";
import { smoke } from "./smoke/smoke.ts";

const usage =
  "YINHUI_TOKEN=… npm run smoke -- --url https://… [--name …] [--wait 秒数]（docs/recipes/pipeline.md）";

const schema = z.object({
  url: z
    .url({ protocol: /^https?$/, abort: true, error: "--url 应是部署的网址，如 https://yinhui.example.cn" })
    .refine(
      (url) => new URL(url).protocol === "https:" || /^(127\.0\.0\.1|localhost)$/.test(new URL(url).hostname),
      {
        error: "--url 应以 https:// 开头：口令不经明文传送",
      },
    )
    .transform((url) => url.replace(/\/+$/, "")),
  token: z.string({ error: "没有口令：写在环境变量 YINHUI_TOKEN 里，或用 --token" }).regex(/^[\w.~+/=-]+$/, {
    error: "--token 应是一个联络员的访问令牌",
  }),
  name: z.string().default(unnamed),
  wait: z.coerce.number({ error: "--wait 应是秒数" }).int().min(1).max(900).default(120),
});

try {
  const { values } = parseArgs({
    options: {
      url: { type: "string" },
      token: { type: "string" },
      name: { type: "string" },
      wait: { type: "string" },
    },
  });
  const given = schema.safeParse({
    ...values,
    token: values.token ?? (process.env["YINHUI_TOKEN"] || undefined),
  });
  if (!given.success) throw new Error(given.error.issues.map(({ message }) => message).join("\n"));
  const { wait, ...asked } = given.data;
  const failed = await smoke({ ...asked, waitMsMax: wait * 1_000 }, console.log);
  console.log(failed === 0 ? "全部通过" : `${failed} 步未通过`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 2;
}
