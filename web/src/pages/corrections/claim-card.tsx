import { useState } from "preact/hooks";
import { correctionTextLengthMax } from "#shared/domain/corrections/correction-request.ts";
import { loanNoLengthMax } from "#shared/domain/ledger/loan.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { tellCorrectionsChanged } from "./corrections-changed.ts";

/** Where an association claims that the borrower of a loan that it cannot see is its member. */
export function ClaimCard() {
  const [loanNo, setLoanNo] = useState("");
  const [text, setText] = useState("");
  const { busy, problem, run } = useTask();
  const isWhole = loanNo.trim() !== "" && text.trim() !== "";
  const send = () =>
    run(
      () => callRoute("claim-loan", { body: { loanNo: loanNo.trim(), text: text.trim() } }),
      ({ correctionId }) => {
        tellCorrectionsChanged();
        location.hash = hashOf(["corrections", correctionId]);
      },
    );
  return (
    <Card title="认领贷款">
      <p class="muted">会员的贷款不在本会名下时，请按会员手里的借据号认领，由科协核实后归到本会。</p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) send();
        }}
      >
        <TextField label="借据号" value={loanNo} onChange={setLoanNo} lengthMax={loanNoLengthMax} />
        <TextField
          label="说明（如：会员王某的贷款）"
          value={text}
          onChange={setText}
          lengthMax={correctionTextLengthMax}
        />
        <Button type="submit" busy={busy} disabled={!isWhole}>
          是我会会员，送科协核实
        </Button>
      </form>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </Card>
  );
}
