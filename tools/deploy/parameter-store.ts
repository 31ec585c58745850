import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod";
import type { Parameter } from "#infra/memory.ts";

/** Ten parameters a page: a hundred pages are more than an account's deployments fill. */
const pagesMax = 100;
const answerMsMax = 20_000;

const pageSchema = z.object({
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })),
  NextToken: z.string().nullish(),
});

/** The region that the credentials' profile or the environment names. Throws when none does. */
export async function regionOfProfile(): Promise<string> {
  try {
    return await new DynamoDBClient({}).config.region();
  } catch {
    throw new Error("No region is named: export AWS_REGION=… or give -c region=… (docs/deploy.md).");
  }
}

/** All parameters of a region below a path, by the credentials of the environment or its profile. Throws when it cannot be told. */
export async function readParameters(region: string, path: string): Promise<Parameter[]> {
  const found: Parameter[] = [];
  let next: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const { Parameters, NextToken } = await readPage(region, path, next);
    found.push(...Parameters.map(({ Name, Value }) => ({ name: Name, value: Value })));
    if (typeof NextToken !== "string" || NextToken === "") return found;
    next = NextToken;
  }
  throw new Error(`There are more than ${pagesMax} pages of parameters below ${path} in ${region}.`);
}

async function readPage(region: string, path: string, next: string | undefined) {
  const url = endpointOf(region);
  const body = JSON.stringify({ Path: path, Recursive: true, MaxResults: 10, NextToken: next });
  const { config } = new DynamoDBClient({ region });
  const signer = new SignatureV4({
    service: "ssm",
    region,
    credentials: config.credentials,
    sha256: config.sha256,
  });
  const signed = await signer.sign({
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    path: "/",
    query: {},
    headers: {
      host: url.host,
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AmazonSSM.GetParametersByPath",
    },
    body,
  });
  const { host, ...headers } = signed.headers;
  const answer = await fetch(url, {
    method: "POST",
    headers,
    body,
    signal: AbortSignal.timeout(answerMsMax),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw refused(answer.status, text, region, path);
  return pageSchema.parse(JSON.parse(text));
}

function refused(status: number, text: string, region: string, path: string): Error {
  const [reason = "no reason"] = text.match(/\w+(Exception|Error)\b/) ?? [];
  return new Error(
    `The parameter store of ${region} answers ${status} (${reason}). The credentials must be of the account to deploy to and allow ssm:GetParametersByPath on its parameter${path}.`,
  );
}

function endpointOf(region: string): URL {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return new URL(process.env["AWS_ENDPOINT_URL_SSM"] || `https://ssm.${region}.${suffix}`);
}
