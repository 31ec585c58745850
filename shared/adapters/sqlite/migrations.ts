/** The steps from an empty database to the present schema, in order; a step that was released is never changed. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE loan (
    bank_id TEXT NOT NULL,
    loan_no TEXT NOT NULL,
    version INTEGER NOT NULL,
    association_id TEXT NOT NULL,
    county_code TEXT NOT NULL,
    month TEXT NOT NULL,
    status TEXT,
    facts TEXT NOT NULL,
    block_nos TEXT NOT NULL,
    PRIMARY KEY (bank_id, loan_no)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX loan_by_association ON loan (association_id, bank_id, loan_no);

  CREATE TABLE journal_block (
    block_no INTEGER PRIMARY KEY,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    known_at TEXT NOT NULL,
    known_by TEXT NOT NULL,
    import_id TEXT NOT NULL,
    last_seq INTEGER NOT NULL,
    entries TEXT NOT NULL
  ) STRICT;

  CREATE TABLE posting_marker (
    import_id TEXT NOT NULL,
    start_row INTEGER NOT NULL,
    next_row INTEGER NOT NULL,
    outcomes TEXT NOT NULL,
    PRIMARY KEY (import_id, start_row)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE total (
    key TEXT PRIMARY KEY,
    loanCount INTEGER NOT NULL,
    disbursedFen INTEGER NOT NULL,
    outstandingFen INTEGER NOT NULL,
    overdueCount INTEGER NOT NULL,
    overdueFen INTEGER NOT NULL,
    settledCount INTEGER NOT NULL,
    settledFen INTEGER NOT NULL,
    nonPerformingCount INTEGER NOT NULL,
    nonPerformingFen INTEGER NOT NULL,
    renewalCount INTEGER NOT NULL,
    renewalFen INTEGER NOT NULL,
    poorCount INTEGER NOT NULL,
    poorFen INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE import (
    import_id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL,
    announced_at TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX import_by_time ON import (announced_at, import_id);
  CREATE INDEX import_by_state ON import (state, announced_at, import_id);

  CREATE TABLE person (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    association_id TEXT,
    bank_id TEXT,
    PRIMARY KEY (issuer, subject)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE association (
    association_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    county_code TEXT NOT NULL,
    social_credit_code TEXT,
    aliases TEXT NOT NULL,
    confirmed INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE report (
    month TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    head_hash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE oidc_item (
    model TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    expires_at INTEGER,
    uid TEXT,
    user_code TEXT,
    grant_id TEXT,
    PRIMARY KEY (model, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX oidc_item_by_uid ON oidc_item (model, uid);
  CREATE INDEX oidc_item_by_grant ON oidc_item (grant_id);
  `,
  `
  CREATE TABLE decision (
    bank_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (bank_id, kind, key)
  ) STRICT, WITHOUT ROWID;
  `,
  // The i-th posting of an import that changed anything wrote its i-th block.
  `
  CREATE TABLE undone_loan (
    bank_id TEXT NOT NULL,
    loan_no TEXT NOT NULL,
    version INTEGER NOT NULL,
    block_nos TEXT NOT NULL,
    PRIMARY KEY (bank_id, loan_no)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE posting_marker ADD COLUMN block_no INTEGER;
  UPDATE posting_marker AS made SET block_no = block.block_no
  FROM (
    SELECT import_id, start_row, row_number() OVER (PARTITION BY import_id ORDER BY start_row) AS place
    FROM posting_marker WHERE outcomes LIKE '%n%' OR outcomes LIKE '%c%'
  ) AS posted
  JOIN (
    SELECT import_id, block_no, row_number() OVER (PARTITION BY import_id ORDER BY block_no) AS place
    FROM journal_block
  ) AS block USING (import_id, place)
  WHERE made.import_id = posted.import_id AND made.start_row = posted.start_row;
  `,
  `
  CREATE TABLE settings_version (
    revision INTEGER PRIMARY KEY,
    changed_at TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE correction (
    correction_id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL,
    association_id TEXT NOT NULL,
    bank_id TEXT NOT NULL,
    loan_no TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX correction_by_state ON correction (state, changed_at, correction_id);
  CREATE UNIQUE INDEX correction_not_closed ON correction (association_id, bank_id, loan_no) WHERE state <> 'closed';
  `,
  // Demo people were kept under the issuer's address, which changed with the port; they are made again at each sign-in.
  `
  DELETE FROM person WHERE subject LIKE 'demo:%' AND issuer LIKE 'http://%/oidc';
  ALTER TABLE person ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE person ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE people_change (
    issuer TEXT NOT NULL,
    change_id TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (issuer, change_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE account (
    subject TEXT PRIMARY KEY,
    name_key TEXT UNIQUE,
    record TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sign_in_tries (
    name_hash TEXT PRIMARY KEY,
    wrong INTEGER NOT NULL,
    locked_until_ms INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sign_in_tries_by_time ON sign_in_tries (last_ms);

  CREATE TABLE entry_link (
    link_id TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE reading (
    association_id TEXT NOT NULL,
    key TEXT NOT NULL,
    read_at TEXT NOT NULL,
    reader_key TEXT NOT NULL,
    reader_name TEXT NOT NULL,
    reader_role TEXT NOT NULL,
    kind TEXT NOT NULL,
    loan_no TEXT,
    PRIMARY KEY (association_id, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE association ADD COLUMN taken_in_at TEXT;
  `,
  `
  CREATE TABLE mailing (
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    version INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (month, revision)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE total ADD COLUMN creditLineCount INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE total ADD COLUMN creditLineFen INTEGER NOT NULL DEFAULT 0;
  `,
  `
  ALTER TABLE posting_marker ADD COLUMN after_block_no INTEGER;

  CREATE TABLE quiet_postings (
    after_block_no INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE association ADD COLUMN withdrawn_at TEXT;
  ALTER TABLE association ADD COLUMN before TEXT;
  `,
  `
  CREATE TABLE key_mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mark TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE member (
    association_id TEXT NOT NULL,
    identity_hash TEXT NOT NULL,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (association_id, identity_hash)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX member_by_identity ON member (identity_hash, association_id);

  CREATE TABLE member_version (
    association_id TEXT NOT NULL,
    identity_hash TEXT NOT NULL,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (association_id, identity_hash, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE poor_household (
    identity_hash TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE poor_household_version (
    identity_hash TEXT NOT NULL,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (identity_hash, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE register_change (
    change_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX register_change_by_time ON register_change (at, change_id);
  `,
  "ALTER TABLE association ADD COLUMN more TEXT;",
  "ALTER TABLE person ADD COLUMN county_code TEXT;",
  "ALTER TABLE person ADD COLUMN association_origin TEXT;",
  "ALTER TABLE person ADD COLUMN branch_ids TEXT;",
  `CREATE INDEX loan_by_customer ON loan (bank_id, json_extract(facts, '$.customerNo'))
    WHERE json_extract(facts, '$.customerNo') IS NOT NULL;`,
  "ALTER TABLE report ADD COLUMN provisional INTEGER;",
  `
  CREATE TABLE report_revision (
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    head_hash TEXT NOT NULL,
    provisional INTEGER,
    PRIMARY KEY (month, revision)
  ) STRICT, WITHOUT ROWID;
  `,
  `CREATE TABLE assessment (key TEXT PRIMARY KEY, revision INTEGER NOT NULL, record TEXT NOT NULL)
    STRICT, WITHOUT ROWID;`,
  `CREATE TABLE session (subject TEXT NOT NULL, secret_hash TEXT NOT NULL, signed_in_at TEXT NOT NULL,
    password_set_at TEXT, PRIMARY KEY (subject, secret_hash)) STRICT, WITHOUT ROWID;
  CREATE INDEX session_by_time ON session (signed_in_at);`,
  "CREATE INDEX oidc_item_by_end ON oidc_item (model, expires_at);",
];
