import * as z from "zod";
import { totalsShardsMax } from "#shared/adapters/dynamodb/table-definition.ts";

const text = z.string().min(1);

/** What a deployment passes to its functions; the parts of a function say which of it they use. */
export const environmentSchema = z.object({
  TABLE_NAME: text,
  UPLOADS_BUCKET: text,
  FILES_BUCKET: text,
  CHECK_QUEUE_URL: z.url(),
  POST_QUEUE_URL: z.url(),
  DEFERRED_QUEUE_URL: z.url(),
  IDENTITY_KEY_SECRET_ID: text,
  MAIL_SECRET_ID: text,
  EVENT_BUS: text.default("default"),
  TSA_URL: z.url().optional(),
  PUBLIC_URL: z.url().default("https://yinhui.invalid"),
  SIGNING_SEED_SECRET_ID: text,
  OWN_ACCOUNTS: z.enum(["yes", "no"]).default("yes"),
  SECOND_FACTOR: z.enum(["optional", "required"]).default("required"),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: text.default("yinhui-web"),
  OIDC_AUDIENCE: text.default("urn:yinhui:api"),
  OIDC_SCOPE: text.default("openid"),
  SERVICE_NAME: text.default("yinhui"),
  TOTALS_SHARDS: z.coerce.number().int().min(1).max(totalsShardsMax).default(1),
  PROGRAMME_FILE: text.optional(),
  WORKBOOK_WORKER: text.default("/var/task/workbook-worker.js"),
  PICTURE_WASM: text.default("/var/task/picture.wasm"),
  PICTURE_FONT: text.default("/var/task/picture.ttf"),
  RECEIPT_WORKER: text.default("/var/task/receipt-worker.js"),
});

export type CloudEnvironment = z.output<typeof environmentSchema>;
