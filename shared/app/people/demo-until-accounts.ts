import { demoPrefix } from "#shared/domain/base/person.ts";
import type { PeopleRepository } from "#shared/ports/people/people-repository.ts";

/** A register of people in which the demo accounts' are to be found only while `allowed` says so. */
export function demoUntilAccounts(
  register: PeopleRepository,
  allowed: () => Promise<boolean>,
): PeopleRepository {
  return {
    ...register,
    async find(issuer, subject) {
      if (subject.startsWith(demoPrefix) && !(await allowed())) return undefined;
      return register.find(issuer, subject);
    },
    async list(issuer) {
      const people = await register.list(issuer);
      return (await allowed()) ? people : people.filter(({ subject }) => !subject.startsWith(demoPrefix));
    },
  };
}
