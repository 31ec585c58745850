import { CfnOutput, type Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { routes } from "#shared/contract/routes.ts";
import { acknowledge } from "./constructs/acknowledge.ts";
import { DeadLetters } from "./constructs/dead-letters.ts";
import { EventAlarm } from "./constructs/event-alarm.ts";
import { LedgerApi } from "./constructs/ledger-api.ts";
import { consumingStatement, QueueConsumer } from "./constructs/queue-consumer.ts";
import { ServiceFunction } from "./constructs/service-function.ts";
import { SignInClient } from "./constructs/sign-in-client.ts";
import { TimedCall } from "./constructs/timed-call.ts";
import type { DataStack } from "./data-stack.ts";
import {
  environmentOf,
  pagesEnvironment,
  receiptEnvironment,
  reportEnvironment,
  workbookEnvironment,
} from "./environment.ts";
import { type FunctionId, receiptMakers, reportMakers, timeouts } from "./functions.ts";
import type { Settings } from "./settings.ts";
import { statementsOf } from "./statements.ts";
import { wildcards } from "./wildcards.ts";

type ServiceStackProps = StackProps & { settings: Settings; data: DataStack; bundles: string };

/** Everything that works: the functions, the API before them, the queues' consumers and the schedule. It keeps nothing. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { data, settings, bundles } = props;
    acknowledge(this, wildcards);
    const api = new LedgerApi(this, "LedgerApi");
    const issuer = settings.issuer ?? this.cognitoIssuer(data, api);
    const environment = environmentOf(data, issuer, settings);
    const make = (
      id: FunctionId,
      timeout: Duration,
      memoryMb: number,
      own: { statements?: PolicyStatement[]; environment?: Record<string, string>; deadLetters?: Queue } = {},
    ) =>
      new ServiceFunction(this, id, {
        id,
        bundles,
        timeout,
        memoryMb,
        environment: { ...environment, ...own.environment },
        statements: [...statementsOf(id, data), ...(own.statements ?? [])],
        deadLetters: own.deadLetters,
      });

    const authorizer = api.authorizer(issuer);
    for (const route of Object.values(routes)) {
      const made = receiptMakers.includes(route.id)
        ? make(route.id, timeouts.route, 3008, { environment: receiptEnvironment })
        : make(
            route.id,
            timeouts.route,
            1024,
            reportMakers.includes(route.id) ? { environment: reportEnvironment } : {},
          );
      api.serve(route, made.lambda, authorizer);
    }
    api.servePages(make("serve-pages", timeouts.route, 512, { environment: pagesEnvironment }).lambda);

    const checks = data.checks.queue;
    const check = make("check-import", timeouts.check, 3008, {
      statements: [consumingStatement(checks)],
      environment: workbookEnvironment,
    });
    new QueueConsumer(this, "Checks", { queue: checks, target: check.lambda, concurrencyMax: 10 });
    const posts = data.posts.queue;
    const post = make("post-import", timeouts.post, 1024, { statements: [consumingStatement(posts)] });
    new QueueConsumer(this, "Posts", { queue: posts, target: post.lambda, concurrencyMax: 2 });

    const deadLetters = new DeadLetters(this, "ScheduleDeadLetters", { alarms: data.alarms }).queue;
    const mailing = { PUBLIC_URL: api.url };
    const publish = make("publish-due-reports", timeouts.reports, 1024, {
      deadLetters,
      environment: { ...reportEnvironment, ...mailing },
    });
    new TimedCall(this, "Reports", {
      description: `Reports of ${this.stackName}`,
      expression: "cron(0 * * * ? *)",
      target: publish.lambda,
      deadLetters,
    });
    const mail = make("mail-due-reports", timeouts.reports, 512, { deadLetters, environment: mailing });
    new TimedCall(this, "Mail", {
      description: `Mail of ${this.stackName}`,
      expression: "cron(20 * * * ? *)",
      target: mail.lambda,
      deadLetters,
    });
    new EventAlarm(this, "ReportFailures", {
      events: ["report-not-made", "mailing-failed"],
      logGroups: [publish.logGroup, mail.logGroup],
      alarms: data.alarms,
    });

    new CfnOutput(this, "Url", { value: api.url });
    new CfnOutput(this, "Issuer", { value: issuer.url });
    new CfnOutput(this, "Table", { value: data.table.tableName });
  }

  private cognitoIssuer(data: DataStack, api: LedgerApi): NonNullable<Settings["issuer"]> {
    if (data.signInPool === undefined) throw new Error("neither an issuer nor a user pool");
    return new SignInClient(this, "SignIn", { pool: data.signInPool.pool, apiUrl: api.url }).issuer;
  }
}
