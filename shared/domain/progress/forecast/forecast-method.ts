/** How a forecast is made; all but the first only in reports up to the seventh edition, the last two up to the sixth. */
export const forecastMethods = [
  "weighed-ways",
  "steady-mean",
  "trend",
  "last-year",
  "seasonal-trend",
  "recent-mean",
  "seasonal",
] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

/** The Chinese name of each method, as it follows 按. */
export const forecastMethodNames: Record<ForecastMethod, string> = {
  "weighed-ways": "各种可能走势的加权平均",
  "steady-mean": "最近一次明显变化以来的月均",
  trend: "历月增减趋势",
  "last-year": "上年同月数",
  "seasonal-trend": "增减趋势乘以往年同月比重",
  "recent-mean": "近 6 个月与近 12 个月月均各半",
  seasonal: "近 6 个月与近 12 个月月均各半，乘以往年同月的季节比重",
};
