/**
 * What an operation may do besides reading items and partitions of the table, which all may that know people. Learning
 * that a file is missing is a right too (`…:list`): without it S3 answers as if reading it were forbidden.
 */
export type Right =
  | "table:batch"
  | "table:put"
  | "table:update"
  | "index:query"
  | "uploads:read"
  | "uploads:list"
  | "uploads:write"
  | "uploads:remove"
  | "imports:read"
  | "imports:write"
  | "reports:read"
  | "reports:write"
  | "files:list"
  | "files:offer"
  | "deferred:write"
  | "deferred:send"
  | "checks:send"
  | "posts:send"
  | "identity-key:read"
  | "signing-key:read"
  | "smtp:read"
  | "events:put";
