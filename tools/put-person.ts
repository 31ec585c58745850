import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { roles } from "#shared/domain/base/person.ts";

const { values } = parseArgs({
  options: {
    table: { type: "string" },
    issuer: { type: "string" },
    subject: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
    association: { type: "string" },
    bank: { type: "string" },
  },
});
const parsed = z
  .object({
    table: z.string().min(1),
    issuer: z.url(),
    subject: z.string().min(1),
    name: z.string().min(1),
    role: z.enum(roles),
    association: z.string().min(1).optional(),
    bank: z.string().min(1).optional(),
  })
  .refine(({ role, association }) => (role === "association") === (association !== undefined), {
    message: "given for the role association, and only for it",
    path: ["association"],
  })
  .safeParse(values);

if (parsed.success) {
  const { table, name, association, bank, ...person } = parsed.data;
  const { people } = createDynamoStore({
    client: new DynamoDBClient({}),
    tableName: table,
    pause,
    chance,
  });
  await people.put({ ...person, displayName: name, associationId: association, bankId: bank });
  console.log(`${name} is ${person.role} now.`);
} else {
  console.error(`node tools/put-person.ts --table … --issuer … --subject … --name … --role …`);
  console.error(z.prettifyError(parsed.error));
  process.exitCode = 2;
}
