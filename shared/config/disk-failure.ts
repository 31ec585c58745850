export { diskFailureOf } from "#shared/adapters/fs/disk-failure.ts";
