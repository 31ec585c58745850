/** A stretch of time as one says it: 不到 10 秒, 约 25 秒, 约 3 分钟, 约 2 小时. */
export function aboutDuration(seconds: number): string {
  if (seconds < 10) return "不到 10 秒";
  if (seconds < 60) return `约 ${Math.ceil(seconds / 5) * 5} 秒`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `约 ${minutes} 分钟` : `约 ${Math.round(minutes / 60)} 小时`;
}
