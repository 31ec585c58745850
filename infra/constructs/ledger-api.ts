import type { Duration } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct, type IConstruct } from "constructs";
import type { Route } from "#shared/contract/base/route.ts";
import type { OwnDomain } from "../own-domain.ts";
import type { Settings } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";
import { Domain } from "./domain.ts";
import { kept } from "./kept.ts";

/** What the access log says about a request: the route, never the path, its query, a name or an address. */
const logFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    requestTime: "$context.requestTime",
    routeKey: "$context.routeKey",
    status: "$context.status",
    responseLatency: "$context.responseLatency",
    responseLength: "$context.responseLength",
    integrationError: "$context.integrationErrorMessage",
  }),
);

/** The HTTP API: throttled, logged without personal data, its functions verify who calls. */
export class LedgerApi extends Construct {
  private readonly api: HttpApi;
  /** It deploys each change of the API by itself; made while routes are, it would race with them. */
  private readonly stage: HttpStage;
  /** Where each request is logged. */
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", { createDefaultStage: false });
    this.logGroup = new LogGroup(this, "AccessLog", {
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: kept,
    });
    this.stage = new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: { destination: new LogGroupLogDestination(this.logGroup), format: logFormat },
    });
  }

  /** Where the API answers, without a slash at the end. */
  get url(): string {
    return this.api.apiEndpoint;
  }

  /** Has it answer at a domain too, and says of what host the domain is to be a CNAME; links from before lead to its own address. */
  answerAt(domain: OwnDomain): string {
    return new Domain(this, "Domain", { api: this.api, stage: this.stage, domain }).target;
  }

  /** Requests in a period; those that were refused (4xx), those that the service failed (5xx); how long 95 in 100 took at most. */
  requests(period: Duration): IMetric {
    return this.api.metricCount({ period, statistic: "Sum" });
  }

  refusals(period: Duration): IMetric {
    return this.api.metricClientError({ period, statistic: "Sum" });
  }

  faults(period: Duration): IMetric {
    return this.api.metricServerError({ period, statistic: "Sum" });
  }

  latency(period: Duration): IMetric {
    return this.api.metricLatency({ period, statistic: "p95" });
  }

  /** Bytes that were answered in a period. */
  bytes(period: Duration): IMetric {
    return this.api.metricDataProcessed({ period, statistic: "Sum" });
  }

  /** Checks access tokens of an issuer before a function is called. */
  authorizer(issuer: NonNullable<Settings["issuer"]>): HttpJwtAuthorizer {
    return new HttpJwtAuthorizer("Token", issuer.url, { jwtAudience: [issuer.audience] });
  }

  /**
   * Has a function answer routes. The function verifies who calls, and the API before it where all tokens are of one issuer:
   * an authorizer of it knows no other, and that one's keys have to be on the web before it is made.
   */
  serve(
    id: string,
    routes: readonly Route[],
    target: LambdaFunction,
    authorizer: HttpJwtAuthorizer | undefined,
  ): void {
    const integration = integrationOf(id, target);
    for (const { path, method, callers } of routes) {
      const isOpen = callers === "anyone";
      const added = this.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration,
        ...(!isOpen && authorizer && { authorizer }),
      });
      this.stage.node.addDependency(...added);
      if (isOpen) open(added, "The table of routes opens it to anyone: it tells nothing of the ledger.");
      else if (authorizer === undefined) {
        open(added, "Its function verifies the token before it reads anything of the ledger.");
      }
    }
  }

  /** Has a function answer every GET that no route of the table takes: the pages, which hold nothing secret. */
  servePages(target: LambdaFunction): void {
    const integration = integrationOf("pages", target);
    for (const path of ["/", "/{proxy+}"]) {
      const added = this.api.addRoutes({ path, methods: [HttpMethod.GET], integration });
      open(added, "The pages are the program; what they show they fetch with a token.");
      this.stage.node.addDependency(...added);
    }
  }
}

/** One for all routes of a function, with one permission for the API to call it. */
function integrationOf(id: string, target: LambdaFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(id, target, { scopePermissionToRoute: false });
}

function open(routes: readonly IConstruct[], reason: string): void {
  for (const route of routes) acknowledge(route, { "AwsSolutions-APIG4": reason });
}
