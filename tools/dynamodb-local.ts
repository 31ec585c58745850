import { existsSync } from "node:fs";
import { fetchPackage, run } from "./fetched-package.ts";

// Prepares AWS's DynamoDB Local in .cache/ for the suites that ask for it. Its licence is Amazon's own: whoever runs it
// should have an AWS account, and it may not be passed on. So it is fetched on request only and never committed.

const folder = ".cache/dynamodb-local";
const jarFile = `${folder}/DynamoDBLocal.jar`;

run(
  "java",
  ["-version"],
  "DynamoDB Local needs Java 17 or newer (Debian: apt-get install default-jre-headless)",
);
if (!existsSync(jarFile)) {
  fetchPackage(
    {
      name: "amplify-dynamodb-simulator@2.9.30",
      integrity:
        "sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==",
      part: "package/emulator",
    },
    folder,
  );
}
console.log(`${jarFile} is ready.`);
