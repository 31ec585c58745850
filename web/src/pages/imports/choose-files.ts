import { wireLimits } from "#shared/contract/base/limits.ts";

/** The kinds of files that the server reads, by the ends of their names. */
export const acceptedEnds = [".xlsx", ".xlsm", ".xls", ".et", ".csv", ".txt"] as const;

const filesAtOnceMax = 20;
const bytesPerMb = 1024 * 1024;

/** Files that may be sent, and of each of the others why it may not. */
export type ChosenFiles = { taken: File[]; refused: { fileName: string; why: string }[] };

/** Sorts chosen files by what is known about them before anything is sent. */
export function chooseFiles(files: readonly File[]): ChosenFiles {
  const chosen: ChosenFiles = { taken: [], refused: [] };
  for (const file of files) {
    const why =
      chosen.taken.length < filesAtOnceMax ? refusalOf(file) : `一次最多选 ${filesAtOnceMax} 个文件。`;
    if (why === undefined) chosen.taken.push(file);
    else chosen.refused.push({ fileName: file.name, why });
  }
  return chosen;
}

function refusalOf({ name, size }: File): string | undefined {
  if (!acceptedEnds.some((end) => name.toLowerCase().endsWith(end))) {
    return "不是表格文件。请上传银行导出的 .xlsx、.xls、.et 或 .csv 文件。";
  }
  if (size === 0) return "文件里没有内容，请从银行系统重新导出。";
  if (size > wireLimits.fileByteSizeMax) {
    return `超过 ${wireLimits.fileByteSizeMax / bytesPerMb} MB，请按月份或县区拆成几个文件。`;
  }
  return undefined;
}
