export { shanghaiMinute as shanghaiTime } from "#shared/domain/instant.ts";
