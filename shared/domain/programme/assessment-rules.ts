import { recordOf } from "#shared/domain/base/record-of.ts";

/** What associations, counties and branches are scored by (考核指标). */
export const assessmentMeasures = [
  "completion",
  "growth",
  "newMembers",
  "poorReached",
  "overdue",
  "nonPerforming",
  "books",
  "answers",
] as const;
export type AssessmentMeasure = (typeof assessmentMeasures)[number];

/** The Chinese name of each measure. */
export const assessmentMeasureNames: Record<AssessmentMeasure, string> = {
  completion: "分解目标完成",
  growth: "发放增长",
  newMembers: "新覆盖会员",
  poorReached: "带动建档立卡",
  overdue: "逾期控制",
  nonPerforming: "不良控制",
  books: "数据报送及时",
  answers: "更正答复及时",
};

/** By what a quarter is assessed (考核办法). Points are whole, of 100. */
export type AssessmentRules = {
  /** The weight of each measure in percent; all together are 100. */
  weights: Record<AssessmentMeasure, number>;
  /** From how many points on, and without 不良, one may be named as a good example (典型). */
  exampleFrom: number;
  /** Below how many points one is behind and is to mend it (整改). */
  behindBelow: number;
  /** How many days that may take where nobody says otherwise. */
  rectifyDays: number;
  /** Whether the report of a quarter's last month prints the scores. */
  inReport: boolean;
};

/** How many days mending may be given. */
export const rectifyDaysMax = 365;

/** The rules where nobody has set others; scores are printed only once somebody has said so. */
export const defaultAssessmentRules: AssessmentRules = {
  weights: {
    completion: 25,
    growth: 10,
    newMembers: 10,
    poorReached: 10,
    overdue: 10,
    nonPerforming: 15,
    books: 10,
    answers: 10,
  },
  exampleFrom: 90,
  behindBelow: 60,
  rectifyDays: 30,
  inReport: false,
};

/** Why rules may not be, in Chinese; none when they may. */
export function assessmentFaults({
  weights,
  exampleFrom,
  behindBelow,
  rectifyDays,
}: AssessmentRules): string[] {
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const values = assessmentMeasures.map((measure) => weights[measure]);
  const faults: string[] = [];
  if (!values.every((weight) => within(weight, 0, 100))) faults.push("考核权重应为 0 到 100 的整数");
  else if (values.reduce((sum, weight) => sum + weight, 0) !== 100) faults.push("各项考核权重合计应为 100");
  if (!within(exampleFrom, 1, 100) || !within(behindBelow, 0, 100))
    faults.push("典型和整改的分数线应为 100 以内的整数");
  else if (behindBelow >= exampleFrom) faults.push("整改的分数线应低于典型的分数线");
  if (!within(rectifyDays, 1, rectifyDaysMax)) faults.push(`整改时限应为 1 到 ${rectifyDaysMax} 天`);
  return faults;
}

/** Rules in a form that can be compared as JSON. */
export function comparableRules({ weights, ...rest }: AssessmentRules): unknown {
  const { exampleFrom, behindBelow, rectifyDays, inReport } = rest;
  return [
    recordOf(assessmentMeasures, (measure) => weights[measure]),
    exampleFrom,
    behindBelow,
    rectifyDays,
    inReport,
  ];
}
