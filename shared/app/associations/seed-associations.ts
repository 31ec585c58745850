import { associationIdOf } from "#shared/app/people/association-id.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Takes the associations of the programme's own list into the register, confirmed; those that are there stay as they are. */
export async function seedAssociations(
  deps: Pick<Deps, "programme" | "associations" | "sha256" | "now">,
): Promise<void> {
  await deps.associations.takeIn(
    deps.programme.associations.map((listed) => ({
      ...listed,
      associationId: associationIdOf(listed.name, deps.sha256),
      confirmed: true,
      takenInAt: deps.now(),
    })),
  );
}
