/** How the dashboard calls the widgets that docs/cost.md leads to. */
export const dashboardTitles = {
  imports: "导入 / imports",
  reports: "月报与核对 / reports, verification",
  used: "用量合计 / used in all",
  functions: "函数与日志 / functions and logs",
  files: "文件 / files kept",
} as const;
