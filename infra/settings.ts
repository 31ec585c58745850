import { RegionInfo } from "aws-cdk-lib/region-info";
import * as z from "zod";
import { totalsShardsMax } from "#shared/adapters/dynamodb/table-definition.ts";
import { readProgramme } from "#shared/config/programme-file.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import { unnamed } from "./names.ts";
import { type OwnDomain, ownDomainOf } from "./own-domain.ts";

/** The configuration of a deployment; every setting comes as CDK context (`-c name=value`) or from the environment. */
export type Settings = {
  account?: string | undefined;
  region: string;
  /** What a later deployment keeps where it is not given another (`memory.ts`). */
  remembered: Readonly<Record<string, string>>;
  /** What tells it from other deployments of the account and region (`names.ts`). */
  name: string;
  /** An issuer at which people sign in besides the deployment's own accounts; absent where it makes a Cognito user pool, or in China has none. */
  issuer?: { url: string; clientId: string; audience: string; scope: string } | undefined;
  /** Whether people may have accounts and links of the deployment's own. */
  ownAccounts: boolean;
  /** Whether those who see more than one association need a one-time code at the deployment's own accounts. */
  secondFactor: "optional" | "required";
  /** A file with the programme's facts, put next to the code; absent for the built-in programme. */
  programmeFile?: string | undefined;
  /** Who is notified when a message or a report could not be dealt with. */
  alarmEmail?: string | undefined;
  /** What the account may cost a month, in USD or, in China, CNY, before the operators are told. */
  monthlyBudget?: number | undefined;
  /** The domain at which the API answers besides its own address. */
  domain?: OwnDomain | undefined;
  /** Where people reach the pages, when it is not at the API's own address; for links in mails and for signing in. */
  publicUrl?: string | undefined;
  /** Over how many shards postings spread the totals (docs/scaling.md). */
  totalsShards: number;
  /** The bus of EventBridge, by its name, on which published reports are told. */
  eventBus: string;
  /** What Lambda runs the functions by, and on. */
  runtime: "nodejs22.x" | "nodejs24.x";
  architecture: "arm64" | "x86_64";
  /** What calls functions at their times: EventBridge Scheduler, or rules of EventBridge. */
  clock: "scheduler" | "rules";
  /** Whether a queue's function is kept to so many messages at once. */
  queueLimits: "on" | "off";
  /** How many files are checked at once. */
  checksAtOnce: number;
  /** The timestamp authority (RFC 3161) that stamps published reports; absent where none does. */
  tsaUrl?: string | undefined;
};

const environmentNames = {
  account: "CDK_DEFAULT_ACCOUNT",
  region: "CDK_DEFAULT_REGION",
  name: "DEPLOYMENT_NAME",
  oidcIssuer: "OIDC_ISSUER",
  oidcClientId: "OIDC_CLIENT_ID",
  oidcAudience: "OIDC_AUDIENCE",
  oidcScope: "OIDC_SCOPE",
  ownAccounts: "OWN_ACCOUNTS",
  secondFactor: "SECOND_FACTOR",
  programmeFile: "PROGRAMME_FILE",
  alarmEmail: "ALARM_EMAIL",
  monthlyBudget: "MONTHLY_BUDGET",
  publicUrl: "PUBLIC_URL",
  domainName: "DOMAIN_NAME",
  certificateArn: "CERTIFICATE_ARN",
  totalsShards: "TOTALS_SHARDS",
  eventBus: "EVENT_BUS",
  tsaUrl: "TSA_URL",
  checksAtOnce: "CHECKS_AT_ONCE",
  runtime: "RUNTIME",
  architecture: "ARCHITECTURE",
  clock: "CLOCK",
  queueLimits: "QUEUE_LIMITS",
} as const;

const wholeNumber = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);

const schema = z.object({
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: z
    .string()
    .refine((name) => RegionInfo.regions.some((one) => one.name === name), {
      error: ({ input }) => `${input} is no region of AWS, such as eu-central-1 or cn-north-1`,
    })
    .default("eu-central-1"),
  name: z
    .string()
    .regex(/^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/, {
      error:
        "a name of 1 to 20 lower-case letters, digits and hyphens that begins with a letter, such as chuzhou",
    })
    .refine((name) => !/aws|amazon|cognito/.test(name), {
      error: "a name without aws, amazon and cognito, which no sign-in page's address may have",
    })
    .default(unnamed),
  oidcIssuer: z
    .url({ protocol: /^https$/ })
    .refine((url) => !/[?#]|\/\.well-known\//.test(url), {
      error: "the issuer as its tokens name it: what stands before /.well-known/openid-configuration",
    })
    .optional(),
  oidcClientId: z.string().min(1).optional(),
  oidcAudience: z.string().min(1).optional(),
  oidcScope: z.string().min(1).default("openid"),
  ownAccounts: z.enum(["yes", "no"]).default("yes"),
  secondFactor: z.enum(["required", "optional"]).default("required"),
  programmeFile: z.string().min(1).optional(),
  alarmEmail: z.email().optional(),
  publicUrl: z
    .url({ protocol: /^https$/ })
    .refine((url) => new URL(url).origin === url, {
      error:
        "the origin of the pages, without a path or a slash at its end, such as https://yinhui.example.cn",
    })
    .optional(),
  domainName: z
    .string()
    .max(253)
    .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/, {
      error:
        "a host's name in lower-case letters (a Chinese one as xn--…), without https:// and path, such as yinhui.example.cn",
    })
    .optional(),
  certificateArn: z
    .string()
    .regex(/^arn:aws(-[a-z]+)*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]{1,64}$/, {
      error: "the ARN of a certificate of ACM, such as arn:aws:acm:eu-central-1:123456789012:certificate/…",
    })
    .optional(),
  monthlyBudget: wholeNumber.pipe(z.int().min(1).max(1_000_000)).optional(),
  totalsShards: wholeNumber.pipe(z.int().min(1).max(totalsShardsMax)).default(1),
  eventBus: z
    .string()
    .regex(/^[\w./-]{1,256}$/, { error: "the name of a bus of this account and region, such as default" })
    .default("default"),
  runtime: z.enum(["nodejs24.x", "nodejs22.x"]).default("nodejs24.x"),
  architecture: z.enum(["arm64", "x86_64"]).default("arm64"),
  clock: z.enum(["scheduler", "rules"]).default("scheduler"),
  queueLimits: z.enum(["on", "off"]).default("on"),
  checksAtOnce: wholeNumber.pipe(z.int().min(2).max(1_000)).default(2),
  tsaUrl: z.url({ protocol: /^https?$/ }).optional(),
});

/** What is another's each time: where it is deployed, whose it is, and a file of which the text is remembered. */
const notRemembered = ["account", "region", "name", "programmeFile"];

/** Whether a deployment remembers a setting. */
export function isRemembered(name: string): boolean {
  return Object.hasOwn(environmentNames, name) && !notRemembered.includes(name);
}

/** The settings that a deployment is given, by its context or else the environment, as texts. */
export function givenSettings(
  context: (name: string) => unknown,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const given = Object.entries(environmentNames).flatMap(([name, variable]) => {
    const value = context(name) ?? (environment[variable] || undefined);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return Object.fromEntries(given);
}

/** An environment that gives no setting, for a program that is given all by its context. */
export function withoutSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const empty = Object.values(environmentNames).map((variable) => [variable, ""]);
  return { ...environment, ...Object.fromEntries(empty) };
}

const withoutOwn =
  "Leave ownAccounts=no out, or give an issuer: -c oidcIssuer=https://… -c oidcClientId=… -c oidcAudience=… (docs/deploy.md).";

/** Tells whether a region is of AWS China, where there is no Cognito. */
export function isChina(region: string): boolean {
  return region.startsWith("cn-");
}

/** Parses settings each by itself: what others they need may still be remembered. Throws with the names of those that are not good. */
export function parseEach(given: Readonly<Record<string, string>>): z.output<typeof schema> {
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new Error(`The deployment's settings are not good.\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Reads the settings of a deployment. Throws with the names and the remedy before anything is made. */
export function readSettings(
  context: (name: string) => unknown,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const given = givenSettings(context, environment);
  const { oidcIssuer, oidcClientId, oidcAudience, oidcScope, domainName, certificateArn, ...settings } =
    parseEach(given);
  if (settings.monthlyBudget !== undefined && settings.alarmEmail === undefined) {
    throw new Error("Nobody would hear of monthlyBudget: give -c alarmEmail=… too (docs/deploy.md).");
  }
  const oidc = { oidcIssuer, oidcClientId, oidcAudience, oidcScope };
  const remembered = Object.fromEntries(Object.entries(given).filter(([name]) => isRemembered(name)));
  const domain = ownDomainOf({ ...settings, domainName, certificateArn });
  const publicUrl = domain === undefined ? settings.publicUrl : `https://${domain.name}`;
  const issuer = issuerOf(oidc);
  const ownAccounts = settings.ownAccounts === "yes";
  if (!ownAccounts && issuer === undefined && isChina(settings.region)) {
    throw new Error(`Nobody could sign in: AWS China has no Cognito user pools. ${withoutOwn}`);
  }
  return { ...settings, publicUrl, domain, remembered, issuer, ownAccounts };
}

/** Throws when a setting was given by a name that there is none of, such as a misspelt one; names of the CDK's own have signs in them. */
export function refuseUnknownSettings(given: readonly string[]): void {
  const unknown = given.filter((name) => /^[A-Za-z]+$/.test(name) && !Object.hasOwn(environmentNames, name));
  if (unknown.length === 0) return;
  const known = Object.keys(environmentNames).join(", ");
  throw new Error(`There is no setting ${unknown.join(", ")}; the settings are ${known} (docs/deploy.md).`);
}

/** Throws, with what is wrong in it, when the programme's file would keep the functions from starting. */
export async function checkProgramme({ programmeFile }: Pick<Settings, "programmeFile">): Promise<void> {
  await readProgramme(programmeFile).catch((error: unknown) => {
    throw error instanceof LedgerFailure ? new Error(failureText(error).message) : error;
  });
}

function issuerOf(
  oidc: Pick<z.output<typeof schema>, "oidcIssuer" | "oidcClientId" | "oidcAudience" | "oidcScope">,
): Settings["issuer"] {
  const { oidcIssuer, oidcClientId, oidcAudience, oidcScope } = oidc;
  const how = "-c oidcIssuer=https://… -c oidcClientId=… -c oidcAudience=… (docs/deploy.md)";
  if (oidcIssuer === undefined) {
    if (oidcClientId !== undefined || oidcAudience !== undefined) {
      throw new Error(
        `oidcClientId and oidcAudience are those of an issuer, and there is none: give ${how}.`,
      );
    }
    return undefined;
  }
  if (oidcClientId === undefined || oidcAudience === undefined) {
    throw new Error(`An issuer needs the web client's id and the audience of its tokens: give ${how}.`);
  }
  return { url: oidcIssuer, clientId: oidcClientId, audience: oidcAudience, scope: oidcScope };
}
