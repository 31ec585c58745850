/**
 * What an operation may do beside reading items and partitions of the table, which all do that know people. To be told
 * that a file is missing is a right of its own (`…:list`): without it S3 answers as if reading it were forbidden.
 */
export type Right =
  | "table:batch"
  | "table:put"
  | "table:update"
  | "index:query"
  | "uploads:read"
  | "uploads:list"
  | "uploads:write"
  | "imports:read"
  | "imports:write"
  | "reports:read"
  | "reports:write"
  | "files:list"
  | "files:offer"
  | "checks:send"
  | "posts:send"
  | "identity-key:read"
  | "smtp:read";
