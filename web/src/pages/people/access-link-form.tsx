import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { MadeLink } from "./made-link.tsx";
import { AssociationField, type Associations } from "./role-fields.tsx";
import { useDeed } from "./use-deed.ts";

/** Makes an access link for an association: for reading, or for asking for corrections too. */
export function AccessLinkForm(props: {
  associations: Associations;
  chosen: string;
  onMade: (made: MadeLink) => void;
}) {
  const { associations, chosen, onMade } = props;
  const [associationId, setAssociationId] = useState(chosen);
  const [may, setMay] = useState("read");
  const { busy, problem, run } = useDeed();
  const make = () =>
    run(() => callRoute("make-access-link", { body: { associationId, readOnly: may === "read" } }), onMade);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (associationId !== "") make();
      }}
    >
      <div class="filters">
        <AssociationField value={associationId} associations={associations} onChange={setAssociationId} />
        <SelectField
          label="可以做什么"
          value={may}
          options={[
            ["read", "只能查看"],
            ["correct", "查看，也可以申请更正"],
          ]}
          onChange={setMay}
        />
        <Button kind="primary" type="submit" busy={busy} disabled={associationId === ""}>
          生成链接和二维码
        </Button>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </form>
  );
}
