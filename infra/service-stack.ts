import { CfnOutput, type Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { AlarmId } from "./alarms.ts";
import { acknowledge } from "./constructs/acknowledge.ts";
import { DeadLetters } from "./constructs/dead-letters.ts";
import { EventAlarm } from "./constructs/event-alarm.ts";
import { LedgerApi } from "./constructs/ledger-api.ts";
import { Operations } from "./constructs/operations.ts";
import { consumingStatement, QueueConsumer } from "./constructs/queue-consumer.ts";
import { ServiceFunction } from "./constructs/service-function.ts";
import { SignInClient } from "./constructs/sign-in-client.ts";
import { TimedCall } from "./constructs/timed-call.ts";
import { TimedRule } from "./constructs/timed-rule.ts";
import type { DataStack } from "./data-stack.ts";
import { environmentOf, environmentOfParts, pagesEnvironment } from "./environment.ts";
import { type FunctionId, functionOf, functions, timeouts } from "./functions.ts";
import { namesOf } from "./names.ts";
import type { Settings } from "./settings.ts";
import { statementsOf } from "./statements.ts";
import { wildcardsOf } from "./wildcards.ts";

type ServiceStackProps = StackProps & { settings: Settings; data: DataStack; bundles: string };

/** What a function gets besides what all have. */
type Own = { statements?: PolicyStatement[]; environment?: Record<string, string>; deadLetters?: Queue };
type Make = (id: FunctionId, timeout: Duration, memoryMb: number, own?: Own) => ServiceFunction;

/** Everything that works: the functions, the API before them, the queues' consumers and the schedules. It keeps nothing. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { data, settings, bundles } = props;
    acknowledge(this, wildcardsOf(data.stackName));
    const api = new LedgerApi(this, "LedgerApi");
    const pageUrl = settings.publicUrl ?? api.url;
    const pages = settings.domain === undefined ? [pageUrl] : [pageUrl, api.url];
    const issuer = settings.issuer ?? this.cognitoIssuer(data, api, pages);
    const environment = environmentOf(data, issuer, pageUrl, settings);
    const logGroups = [api.logGroup];
    const make: Make = (id, timeout, memoryMb, own = {}) => {
      const made = functionOf(id);
      const one = new ServiceFunction(this, id, {
        id,
        bundles,
        runtime: settings.runtime,
        architecture: settings.architecture,
        timeout,
        memoryMb,
        environment: { ...environment, ...environmentOfParts(made.parts), ...own.environment },
        statements: [...statementsOf(made, data, settings), ...(own.statements ?? [])],
        deadLetters: own.deadLetters,
      });
      logGroups.push(one.logGroup);
      return one;
    };
    this.serveRoutes(api, settings.ownAccounts ? undefined : issuer, make);
    const workers = {
      ...this.consumeQueues(data, settings, make),
      ...this.followTheClock(data, settings, make),
    };
    const { prefix } = namesOf(settings.name);
    new Operations(this, "Operations", { api, workers, data, logGroups, prefix });

    new CfnOutput(this, "Url", { value: pageUrl });
    if (settings.domain !== undefined) {
      new CfnOutput(this, "DomainTarget", { value: api.answerAt(settings.domain) });
    }
    if (issuer !== undefined) new CfnOutput(this, "Issuer", { value: issuer.url });
    new CfnOutput(this, "Table", { value: data.table.tableName });
  }

  private serveRoutes(api: LedgerApi, onlyIssuer: Settings["issuer"], make: Make): void {
    const authorizer = onlyIssuer && api.authorizer(onlyIssuer);
    for (const { id, routes, parts } of functions.values()) {
      if (routes.length === 0) continue;
      const memoryMb = parts.includes("receipts") ? 3008 : 1024;
      api.serve(id, routes, make(id, timeouts.route, memoryMb).lambda, authorizer);
    }
    api.servePages(make("serve-pages", timeouts.route, 512, { environment: pagesEnvironment }).lambda);
  }

  private consumeQueues(data: DataStack, { queueLimits, checksAtOnce }: Settings, make: Make) {
    const limited = (concurrencyMax: number) => (queueLimits === "on" ? { concurrencyMax } : {});
    const checks = data.checks.queue;
    const check = make("check-import", timeouts.check, 3008, {
      statements: [consumingStatement(checks)],
    });
    new QueueConsumer(this, "Checks", { queue: checks, target: check.lambda, ...limited(checksAtOnce) });
    const posts = data.posts.queue;
    const post = make("post-import", timeouts.post, 1024, { statements: [consumingStatement(posts)] });
    new QueueConsumer(this, "Posts", { queue: posts, target: post.lambda, ...limited(2) });
    return { check, post };
  }

  private followTheClock(data: DataStack, { clock, queueLimits }: Settings, make: Make) {
    const { alarms } = data;
    const deadLetters = new DeadLetters(this, "ScheduleDeadLetters", { alarms }).queue;
    const Timed = clock === "scheduler" ? TimedCall : TimedRule;
    const at = (id: string, what: string, minute: number, hour: number | undefined, one: ServiceFunction) =>
      new Timed(this, id, {
        description: `${what} of ${this.stackName}`,
        minute,
        hour,
        target: one.lambda,
        deadLetters,
      });
    const deferred = data.deferred.queue;
    const publish = make("publish-due-reports", timeouts.making, 3008, {
      deadLetters,
      statements: [consumingStatement(deferred)],
    });
    const concurrencyMax = queueLimits === "on" ? { concurrencyMax: 2 } : {};
    new QueueConsumer(this, "Deferred", { queue: deferred, target: publish.lambda, ...concurrencyMax });
    const mail = make("mail-due-reports", timeouts.mail, 512, { deadLetters });
    const watch = make("watch-ledger", timeouts.watch, 3008, { deadLetters });
    at("Reports", "Reports", 0, undefined, publish);
    at("Mail", "Mail", 20, undefined, mail);
    at("Watch", "Nightly look", 0, 4, watch);

    const tell = (id: string, alarm: AlarmId, events: string[], ...functions: ServiceFunction[]) =>
      new EventAlarm(this, id, {
        alarm,
        events,
        logGroups: functions.map(({ logGroup }) => logGroup),
        alarms,
      });
    tell("ReportFailures", "report-failures", ["report-not-made", "mailing-failed"], publish, mail);
    tell("ReportOverdue", "report-overdue", ["report-overdue"], watch);
    tell("LedgerDiffers", "ledger-differs", ["ledger-differs"], watch);
    new EventAlarm(this, "LedgerUnverified", {
      alarm: "ledger-unverified",
      events: ["ledger-verified"],
      logGroups: [watch.logGroup],
      alarms,
      silence: true,
    });
    return { publish, mail, watch };
  }

  private cognitoIssuer(data: DataStack, api: LedgerApi, pageUrls: string[]): Settings["issuer"] {
    if (data.signInPool === undefined) return undefined;
    return new SignInClient(this, "SignIn", { pool: data.signInPool.pool, apiUrl: api.url, pageUrls }).issuer;
  }
}
