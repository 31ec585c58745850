import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { MadeLink } from "./made-link.tsx";
import { type Choices, isWhole, noPlace, type Place, placeBody, RoleFields } from "./role-fields.tsx";
import { useDeed } from "./use-deed.ts";

/** Invites somebody: who they are and what they are to be. */
export function InviteForm(props: { choices: Choices; onMade: (made: MadeLink) => void }) {
  const { choices, onMade } = props;
  const [displayName, setDisplayName] = useState("");
  const [place, setPlace] = useState<Place>({ ...noPlace, role: choices.roles[0] });
  const { busy, problem, run } = useDeed();
  const ready = displayName.trim() !== "" && isWhole(place);
  const invite = () =>
    run(
      () => callRoute("invite-person", { body: { displayName: displayName.trim(), ...placeBody(place) } }),
      (made) => {
        setDisplayName("");
        onMade(made);
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) invite();
      }}
    >
      <div class="filters">
        <TextField label="姓名" value={displayName} onChange={setDisplayName} />
        <RoleFields place={place} choices={choices} onChange={setPlace} />
        <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
          生成邀请链接
        </Button>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </form>
  );
}
