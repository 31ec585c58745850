import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest: begun last, one of them would be waited for alone. */
const longest =
  /\/(accessible|canary-numbers\.whole|corrections|demo|deployed-walk\.whole|demo-again\.whole|deployment|evidence|kill|mutations\/reading|place-faults|undo-crash)\.(browser\.|dynamodb\.|browser\.dynamodb\.)?test\.ts$/;

/** Begins with what takes longest, also where no earlier run has told how long it took. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
