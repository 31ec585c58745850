import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { type DeadLetter, type DeadLetters, hiddenSeconds } from "#shared/ports/audit/dead-letters.ts";

const lettersAtOnce = 10;
const waitSeconds = 1;

/** The dead letters of an SQS queue, moved by plain calls: AWS China has no redrive. */
export function createSqsDeadLetters(options: {
  client: SQSClient;
  queueUrl: string;
  deadLettersUrl: string;
}): DeadLetters {
  const { client, queueUrl, deadLettersUrl } = options;
  const receipts = new Map<string, string>();
  const handleOf = ({ messageId }: DeadLetter) => ({
    QueueUrl: deadLettersUrl,
    ReceiptHandle: receipts.get(messageId),
  });
  return {
    async take() {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: deadLettersUrl,
          MaxNumberOfMessages: lettersAtOnce,
          VisibilityTimeout: hiddenSeconds,
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ["SentTimestamp"],
        }),
      );
      return Messages.map((message) => {
        const letter = letterOf(message);
        receipts.set(letter.messageId, message.ReceiptHandle ?? "");
        return letter;
      });
    },
    async sendBack(letter) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: letter.body }));
      await client.send(new DeleteMessageCommand(handleOf(letter)));
    },
    async release(letter) {
      await client.send(new ChangeMessageVisibilityCommand({ ...handleOf(letter), VisibilityTimeout: 0 }));
    },
  };
}

function letterOf({ MessageId = "", Body = "", Attributes = {} }: Message): DeadLetter {
  return {
    messageId: MessageId,
    body: Body,
    sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)).toISOString(),
  };
}
