import { useEffect, useId, useRef } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import {
  claimableFields,
  correctionTextLengthMax,
  shouldBeLengthMax,
} from "#shared/domain/corrections/correction-request.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { type Draft, useDraft } from "../../hooks/use-draft.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { tellCorrectionsChanged } from "./corrections-changed.ts";

const conflict = 409;

type Loan = Pick<RouteOutput<"read-loan">, "bankId" | "loanNo">;

/** Says what is wrong with a loan: which field, what it should be, and in words; opens the new request when it is taken. */
export function RaiseForm(props: {
  loan: Loan;
  onCancel: () => void;
  /** Called when another request on the loan was there first; the words stay. */
  onConflict: () => void;
}) {
  const { loan, onCancel, onConflict } = props;
  const { drafts, words, send, forget, task } = useClaim(loan, onConflict);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: "center" });
    form.current?.querySelector("select")?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      ref={form}
      class="wide-form"
      aria-label="这条不对"
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== "") send();
      }}
    >
      <ClaimFields {...drafts} />
      {task.problem !== undefined && <ProblemNotice problem={task.problem} />}
      <div class="actions">
        <Button kind="primary" type="submit" busy={task.busy} disabled={words === ""}>
          提交更正申请
        </Button>
        <Button
          disabled={task.busy}
          onClick={() => {
            forget();
            onCancel();
          }}
        >
          不提了
        </Button>
      </div>
    </form>
  );
}

/** What is being written about a loan, kept until it is sent or given up, and how it is sent. */
function useClaim({ bankId, loanNo }: Loan, onConflict: () => void) {
  const about = JSON.stringify(["raise", bankId, loanNo]);
  const field = useDraft(`${about} field`);
  const shouldBe = useDraft(`${about} should be`);
  const text = useDraft(`${about} text`);
  const forget = () => {
    for (const draft of [field, shouldBe, text]) draft.done();
  };
  const task = useTask(({ status }) => status === conflict && onConflict());
  const words = text.text.trim();
  const send = () =>
    task.run(
      () =>
        callRoute("raise-correction", {
          body: {
            bankId,
            loanNo,
            field: claimableFields.find((name) => name === field.text),
            shouldBe: shouldBe.text.trim() || undefined,
            text: words,
          },
        }),
      ({ correctionId }) => {
        forget();
        tellCorrectionsChanged();
        location.hash = hashOf(["corrections", correctionId]);
      },
    );
  return { drafts: { field, shouldBe, text }, words, send, forget, task };
}

function ClaimFields({ field, shouldBe, text }: Record<"field" | "shouldBe" | "text", Draft>) {
  const id = useId();
  return (
    <>
      <div class="wide-form-pair">
        <SelectField
          label="哪一项不对"
          value={field.text}
          options={[
            ["", "说不准，见说明"],
            ...claimableFields.map((name) => [name, loanFieldRows[name].name] as const),
          ]}
          onChange={field.change}
        />
        <div class="field">
          <label for={`${id}-should`}>应该是（可不填）</label>
          <input
            id={`${id}-should`}
            value={shouldBe.text}
            maxLength={shouldBeLengthMax}
            onInput={(event) => shouldBe.change(event.currentTarget.value)}
          />
        </div>
      </div>
      <div class="field">
        <label for={`${id}-text`}>请说明（银行和科协会看到，请勿写身份证号）</label>
        <textarea
          id={`${id}-text`}
          rows={3}
          required
          maxLength={correctionTextLengthMax}
          value={text.text}
          onInput={(event) => text.change(event.currentTarget.value)}
        />
      </div>
    </>
  );
}
