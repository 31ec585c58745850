import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import type { AskedFilter } from "#shared/domain/ledger/loan-filter.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";

import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import type { Place } from "../../hooks/place.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { LoanRow } from "./loan-columns.tsx";
import { LoanTable } from "./loan-table.tsx";

type Association = RouteOutput<"list-associations">["items"][number];
/** The server attributes so many at once. */
const attributedMax = 200;

/** The loans whose association nobody knows, to be given to one by hand: one, or those that are chosen. */
export function UnattributedLoans(props: {
  filter: AskedFilter;
  place: Place;
  associations: readonly Association[];
}) {
  const { filter, place, associations } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, LoanRow>>(new Map());
  const [changes, setChanges] = useState(0);
  const toggle = (loan: LoanRow) => {
    const next = new Map(chosen);
    if (!next.delete(loanKeyText(loan)) && next.size < attributedMax) next.set(loanKeyText(loan), loan);
    setChosen(next);
  };
  const onAttributed = () => {
    setChosen(new Map());
    setChanges(changes + 1);
  };
  return (
    <>
      <Attribution loans={[...chosen.values()]} associations={associations} onAttributed={onAttributed} />
      <LoanTable
        filter={filter}
        place={place}
        mayExport
        changes={changes}
        before={{
          head: "选择",
          cell: (loan) => (
            <input
              type="checkbox"
              aria-label={`选择借据 ${loan.loanNo}`}
              checked={chosen.has(loanKeyText(loan))}
              onChange={() => toggle(loan)}
            />
          ),
        }}
      />
    </>
  );
}

/** Gives some loans to an association: which one is chosen, and confirmed before anything is written. */
export function Attribution(props: {
  loans: readonly Pick<LoanRow, "bankId" | "loanNo">[];
  associations: readonly Association[];
  onAttributed: () => void;
}) {
  const { loans, associations, onAttributed } = props;
  const [associationId, setAssociationId] = useState("");
  const [done, setDone] = useState<number>();
  const { busy, problem, run } = useTask();
  const open = inCountyOrder(
    associations.filter(
      ({ confirmed, closedOn, mergedInto }) =>
        confirmed && closedOn === undefined && mergedInto === undefined,
    ),
  );
  const attribute = () =>
    run(
      () =>
        callRoute("attribute-loans", {
          body: { associationId, loans: loans.map(({ bankId, loanNo }) => ({ bankId, loanNo })) },
        }),
      ({ attributed }) => {
        setDone(attributed);
        onAttributed();
      },
    );
  return (
    <>
      <div class="filters">
        <SelectField
          label="归到哪个农技协"
          value={associationId}
          options={[
            ["", "请选择"],
            ...open.map((one) => [one.associationId, `${one.name}（${one.countyName}）`] as const),
          ]}
          onChange={setAssociationId}
        />
        <Button
          kind="primary"
          busy={busy}
          disabled={associationId === "" || loans.length === 0}
          onClick={attribute}
        >
          {loans.length === 0 ? "先选择贷款" : `归属 ${grouped(loans.length)} 笔`}
        </Button>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done !== undefined && <Notice tone="success" title={`${grouped(done)} 笔已归属，逐笔记入流水。`} />}
    </>
  );
}
