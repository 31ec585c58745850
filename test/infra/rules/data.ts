import { anything, arn, flag, list, made, oneOf, policy, type Rules, text, whole } from "./shape.ts";

const attribute = text(255);
const index = text(255, /[a-zA-Z0-9_.-]+/u, 3);
const key = made({ AttributeName: attribute, KeyType: oneOf(["HASH", "RANGE"]) });
const bucket = text(63, /[a-z0-9][a-z0-9.-]*[a-z0-9]/u, 3);
const queueArn = arn("sqs", /[\w-]{1,80}/u);
const lifeDays = whole(1);

export const dataRules: Rules = {
  "AWS::DynamoDB::GlobalTable": made(
    {
      AttributeDefinitions: list(
        made({ AttributeName: attribute, AttributeType: oneOf(["B", "N", "S"]) }),
        100,
      ),
      KeySchema: list(key, 2),
      Replicas: list(
        made(
          { Region: text(32, /[a-z]{2}(-[a-z]+)+-\d/u) },
          {
            DeletionProtectionEnabled: flag,
            GlobalSecondaryIndexes: list(made({ IndexName: index }), 20),
            PointInTimeRecoverySpecification: made({ PointInTimeRecoveryEnabled: flag }),
          },
        ),
        1,
      ),
    },
    {
      BillingMode: oneOf(["PAY_PER_REQUEST", "PROVISIONED"]),
      GlobalSecondaryIndexes: list(
        made({
          IndexName: index,
          KeySchema: list(key, 2),
          Projection: made({ ProjectionType: oneOf(["ALL", "KEYS_ONLY", "INCLUDE"]) }),
        }),
        20,
      ),
      SSESpecification: made({ SSEEnabled: flag }),
      TimeToLiveSpecification: made({ Enabled: flag }, { AttributeName: attribute }),
    },
  ),
  "AWS::S3::Bucket": made(
    {},
    {
      BucketName: bucket,
      BucketEncryption: made({
        ServerSideEncryptionConfiguration: list(
          made({
            ServerSideEncryptionByDefault: made({
              SSEAlgorithm: oneOf(["aws:kms", "AES256", "aws:kms:dsse"]),
            }),
          }),
          1,
        ),
      }),
      CorsConfiguration: made({
        CorsRules: list(
          made(
            {
              AllowedMethods: list(oneOf(["GET", "PUT", "HEAD", "POST", "DELETE"]), 5),
              AllowedOrigins: list(text(2048, /\*|https:\/\/[^*\s]*\*?[^*\s]*/u), 100),
            },
            { AllowedHeaders: list(text(256, /[\w-]*\*?[\w-]*/u), 100) },
          ),
          100,
        ),
      }),
      LifecycleConfiguration: made({
        Rules: list(
          made(
            { Status: oneOf(["Enabled", "Disabled"]) },
            {
              Prefix: text(1024),
              ExpirationInDays: lifeDays,
              NoncurrentVersionExpiration: made({ NoncurrentDays: lifeDays }),
              AbortIncompleteMultipartUpload: made({ DaysAfterInitiation: lifeDays }),
            },
          ),
          1_000,
        ),
      }),
      LoggingConfiguration: made({ DestinationBucketName: bucket, LogFilePrefix: text(1024) }),
      NotificationConfiguration: made({
        QueueConfigurations: list(
          made({ Event: text(64, /s3:[A-Z][A-Za-z]+:(\*|[A-Z][A-Za-z]+)/u), Queue: queueArn }),
          100,
        ),
      }),
      PublicAccessBlockConfiguration: made({
        BlockPublicAcls: flag,
        BlockPublicPolicy: flag,
        IgnorePublicAcls: flag,
        RestrictPublicBuckets: flag,
      }),
      VersioningConfiguration: made({ Status: oneOf(["Enabled", "Suspended"]) }),
    },
  ),
  "AWS::S3::BucketPolicy": made({ Bucket: bucket, PolicyDocument: policy }),
  "AWS::SecretsManager::Secret": made(
    {},
    {
      Description: text(2048, anything, 0),
      GenerateSecretString: made(
        {},
        {
          ExcludePunctuation: flag,
          GenerateStringKey: text(256),
          PasswordLength: whole(1, 4_096),
          SecretStringTemplate: text(65_536, /\{.*\}/u),
        },
      ),
    },
  ),
  /** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html; CloudFormation wants ASCII. */
  "AWS::SSM::Parameter": made(
    { Type: oneOf(["String", "StringList"]), Value: text(4_096, /(?!.*\{\{)[\x20-\x7e]*/u) },
    { Name: text(1_011, /(?!\/?(aws|ssm))(\/[\w.-]+){1,15}/iu) },
  ),
  "AWS::SQS::Queue": made(
    {},
    {
      QueueName: text(80, /[\w-]+(\.fifo)?/u),
      MessageRetentionPeriod: whole(60, 1_209_600),
      RedrivePolicy: made({ deadLetterTargetArn: queueArn, maxReceiveCount: whole(1, 1_000) }),
      SqsManagedSseEnabled: flag,
      VisibilityTimeout: whole(0, 43_200),
    },
  ),
  "AWS::SQS::QueuePolicy": made({
    PolicyDocument: policy,
    Queues: list(text(1024, /https:\/\/sqs\.[^/]+\/\d{12}\/[\w-]{1,80}/u), 100),
  }),
};
