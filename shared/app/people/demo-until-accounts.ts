import { demoPrefix } from "#shared/domain/base/person.ts";
import type { PeopleRegister } from "#shared/ports/people/people-register.ts";

/** A register of people in which the demo accounts' are to be found only while `allowed` says so. */
export function demoUntilAccounts(register: PeopleRegister, allowed: () => Promise<boolean>): PeopleRegister {
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
