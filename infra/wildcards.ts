import { deferred, offered } from "#shared/ports/base/file-store.ts";

/** The buckets of the data stack as the service stack imports them; their ids never change, or the buckets would. */
const uploads = "UploadsBucketC4B27CC7Arn515ECA45";
const files = "Files8E6940B8ArnD8EE6C03";

/**
 * The only wildcards in the policies of functions, each after a bucket and a folder, named as cdk-nag does and with
 * their reasons: the keys of objects are made while the functions work. Any other fails the synthesis.
 */
export function wildcardsOf(dataStack: string): Readonly<Record<string, string>> {
  const reasons = [
    [`${uploads}/*`, "An upload's key is its import's id."],
    [`${files}/imports/*`, "Plans and answers lie below their import's id."],
    [`${files}/reports/*`, "Frozen reports lie below their month."],
    [`${files}/${deferred.folder}/*`, "A deferred answer's key is made from what was asked."],
    [`${files}/${offered.folder}/*`, "What is offered by a link has a new key each time."],
  ] as const;
  return Object.fromEntries(
    reasons.map(([place, reason]) => [
      `AwsSolutions-IAM5[Resource::${dataStack}:ExportsOutputFnGetAtt${place}]`,
      reason,
    ]),
  );
}
