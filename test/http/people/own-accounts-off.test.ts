import { afterAll, expect, test, vi } from "vitest";
import { cloudDeps } from "#shared/config/cloud.ts";

afterAll(() => vi.unstubAllEnvs());

test("a deployment without accounts of its own says so, lets nobody in by them and takes no token of them", async () => {
  const environment = {
    TABLE_NAME: "t",
    UPLOADS_BUCKET: "u",
    FILES_BUCKET: "f",
    CHECK_QUEUE_URL: "https://sqs.example/c",
    POST_QUEUE_URL: "https://sqs.example/p",
    DEFERRED_QUEUE_URL: "https://sqs.example/p",
    IDENTITY_KEY_SECRET_ID: "i",
    MAIL_SECRET_ID: "m",
    SIGNING_SEED_SECRET_ID: "s",
    OWN_ACCOUNTS: "no",
    AWS_REGION: "cn-north-1",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const deps = await cloudDeps({
    accounts: () => import("#shared/config/cloud-parts/accounts.ts"),
    signIns: () => import("#shared/config/cloud-parts/sign-ins.ts"),
  })(["accounts", "signIns"]);

  expect([deps.embedded, deps.signIns, deps.signIn.ownAccounts]).toEqual([undefined, undefined, false]);
  const claims = Buffer.from('{"iss":"urn:yinhui:embedded-issuer"}').toString("base64url");
  await expect(deps.verifyToken(`a.${claims}.c`)).rejects.toMatchObject({ code: "sign-in-invalid" });
});
