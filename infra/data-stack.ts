import { Annotations, CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Bucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import { deferred, offered } from "#shared/ports/base/file-store.ts";
import { AccessLogs } from "./constructs/access-logs.ts";
import { acknowledge } from "./constructs/acknowledge.ts";
import { alarmTopic } from "./constructs/alarm-topic.ts";
import { kept } from "./constructs/kept.ts";
import { keptBucket } from "./constructs/kept-bucket.ts";
import { LedgerTable } from "./constructs/ledger-table.ts";
import { Remembering } from "./constructs/remembering.ts";
import { SignInPool } from "./constructs/sign-in-pool.ts";
import { Spending } from "./constructs/spending.ts";
import { Uploads } from "./constructs/uploads.ts";
import { WorkQueue } from "./constructs/work-queue.ts";
import { timeouts } from "./functions.ts";
import { memoryOfFile } from "./memory-of-file.ts";
import { namesOf } from "./names.ts";
import { isChina, type Settings } from "./settings.ts";

/** Warns an operator who names nobody to receive the alarms. */
const nobodyHears = "Nobody hears of the alarms: give -c alarmEmail=… (docs/recipes/alarms.md).";

/** Everything that keeps something: the ledger, the files, the queues, the identity key and the people. All of it outlives the stack. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly uploads: Bucket;
  readonly files: Bucket;
  readonly checks: WorkQueue;
  readonly posts: WorkQueue;
  /** Answers that take longer than a request may. */
  readonly deferred: WorkQueue;
  readonly identityKey: Secret;
  /** What the key is derived from that signs the tokens of the deployment's own accounts. */
  readonly signingSeed: Secret;
  /** How mail is sent: an operator writes it; as it is made, it says nothing, and none is sent. */
  readonly mail: Secret;
  readonly alarms: Topic;
  /** Absent when the deployment was given an issuer, and in China, where there is no Cognito. */
  readonly signInPool: SignInPool | undefined;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, props);
    const { name, alarmEmail, monthlyBudget } = props.settings;
    this.alarms = alarmTopic(this, "Alarms", { budget: monthlyBudget !== undefined });
    if (monthlyBudget !== undefined) {
      new Spending(this, "Spending", { amount: monthlyBudget, topic: this.alarms });
    }
    if (alarmEmail !== undefined) this.alarms.addSubscription(new EmailSubscription(alarmEmail));
    else Annotations.of(this).addWarningV2("yinhui:alarmEmail", nobodyHears);
    this.table = new LedgerTable(this, "Ledger").table;
    const accessLogs = new AccessLogs(this, "AccessLogs");
    this.files = new Bucket(this, "Files", {
      ...keptBucket,
      lifecycleRules: [deferred, offered].map(({ folder, liveDays }) => ({
        prefix: `${folder}/`,
        expiration: Duration.days(liveDays),
        noncurrentVersionExpiration: Duration.days(liveDays),
      })),
      cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: ["*"], allowedHeaders: ["*"] }],
    });
    const { alarms } = this;
    this.checks = new WorkQueue(this, "Checks", { alarms, functionTimeout: timeouts.check });
    this.posts = new WorkQueue(this, "Posts", { alarms, functionTimeout: timeouts.post });
    this.deferred = new WorkQueue(this, "Deferred", { alarms, functionTimeout: timeouts.making });
    this.uploads = new Uploads(this, "Uploads", { queue: this.checks.queue }).bucket;
    accessLogs.follow(this.files, "files");
    accessLogs.follow(this.uploads, "uploads");
    this.identityKey = new Secret(this, "IdentityKey", {
      description:
        "HMAC key under which identity numbers are stored; without it no row matches its borrower again",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: kept,
    });
    this.signingSeed = new Secret(this, "SigningSeed", {
      description: "What the key is derived from that signs the tokens of people who sign in here",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: kept,
    });
    this.mail = new Secret(this, "Mail", {
      description:
        "How reports are mailed: smtpUrl, mailFrom and wecomRobotUrl as JSON (docs/recipes/mail.md)",
      generateSecretString: { secretStringTemplate: "{}", generateStringKey: "unused" },
      removalPolicy: kept,
    });
    acknowledge(this.identityKey, {
      "AwsSolutions-SMG4": "Under another key no row of the ledger matches its borrower again.",
    });
    acknowledge(this.signingSeed, {
      "AwsSolutions-SMG4":
        "An operator changes it when somebody knows it; who is signed in then does so again.",
    });
    acknowledge(this.mail, {
      "AwsSolutions-SMG4": "The mail provider's password is changed there first, and then here by hand.",
    });
    this.signInPool = needsPool(props.settings) ? new SignInPool(this, "SignIn", namesOf(name)) : undefined;
    new Remembering(this, "Remembering", { name, memory: memoryOfFile(props.settings) });
    this.makeProtectedLast();
    this.sayPlaces();
  }

  /**
   * The table and the people are protected from being deleted, also when CloudFormation takes a failed first try back. So
   * they are made when all else stands, the table behind the people.
   */
  private makeProtectedLast(): void {
    const ledger = this.table.node.scope;
    const people = this.signInPool === undefined ? [] : [this.signInPool];
    const others = this.node.children.filter((child) => child !== ledger && child !== this.signInPool);
    for (const pool of people) pool.node.addDependency(...others);
    ledger?.node.addDependency(...others, ...people);
  }

  /** The resources that an operator's commands need (`cloud-outputs.ts`); the service stack outputs the others. */
  private sayPlaces(): void {
    const places = {
      FilesBucket: this.files.bucketName,
      UploadsBucket: this.uploads.bucketName,
      IdentityKeySecret: this.identityKey.secretArn,
      CheckQueue: this.checks.queue.queueUrl,
      CheckDeadLetters: this.checks.deadLetters.queueUrl,
      PostQueue: this.posts.queue.queueUrl,
      PostDeadLetters: this.posts.deadLetters.queueUrl,
      DeferredQueue: this.deferred.queue.queueUrl,
      DeferredDeadLetters: this.deferred.deadLetters.queueUrl,
    };
    for (const [name, value] of Object.entries(places)) new CfnOutput(this, name, { value });
  }
}

/** Whether a user pool is made: where no issuer is given, and there is Cognito. */
function needsPool({ issuer, region }: Settings): boolean {
  return issuer === undefined && !isChina(region);
}
