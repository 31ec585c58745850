import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";
import { expiryAttribute, tableIndex, tableKey } from "#shared/adapters/dynamodb/table-definition.ts";

/** The ledger's one table and its one index, on demand, restorable to any second of the last 35 days. */
export class LedgerTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    this.table = new TableV2(this, "Table", {
      partitionKey: text(tableKey.partition),
      sortKey: text(tableKey.sort),
      timeToLiveAttribute: expiryAttribute,
      globalSecondaryIndexes: [
        {
          indexName: tableIndex.name,
          partitionKey: text(tableIndex.partition),
          sortKey: text(tableIndex.sort),
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
