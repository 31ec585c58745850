import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest: begun last, one of them would be waited for alone. */
const longest =
  /\/(accessible|canary-numbers\.whole|corrections|demo|deployed-walk\.whole|demo-again\.whole|deployment|dynamodb|evidence|import-page|kill|lasting-sign-in|mutations\/reading|own-accounts|pages-history|people|place-faults|progress-snapshot|publish-all|registers|smoke|undo-crash|walk)\.(browser\.|dynamodb\.|office\.|browser\.dynamodb\.)?test\.ts$/;

/** Begins with what takes longest, also where no earlier run has told how long it took. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
