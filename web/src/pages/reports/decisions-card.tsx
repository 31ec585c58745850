import { useState } from "preact/hooks";
import type { AssessmentStep } from "#shared/domain/reports/assessment/assessment-steps.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import type { Assessment, Decision, Scorecard } from "./assessment-data.ts";
import { DecisionForm, type DecisionWords } from "./decision-form.tsx";

const names: Record<AssessmentStep, string> = {
  confirm: "确认为典型",
  withdraw: "取消典型",
  open: "开出整改",
  close: "销号",
};
const isAboutExample: Record<AssessmentStep, boolean> = {
  confirm: true,
  withdraw: true,
  open: false,
  close: false,
};

/** What 科协 has decided about a card, and what one may decide now. */
export function DecisionsCard(props: { card: Scorecard; data: Assessment; onChanged: () => void }) {
  const { card, data, onChanged } = props;
  const [step, setStep] = useState<AssessmentStep>();
  const task = useTask();
  const send = (taken: AssessmentStep, words: DecisionWords) => {
    const record = isAboutExample[taken] ? card.example : card.rectification;
    const subject = { kind: card.kind, id: card.id };
    const body = { subject, step: taken, revision: record?.revision ?? 0, ...words };
    task.run(
      () => callRoute("decide-assessment", { params: { quarter: data.quarter }, body }),
      () => {
        setStep(undefined);
        onChanged();
      },
    );
  };
  const decided = [card.example, card.rectification].filter((one) => one !== undefined);
  return (
    <Card title="典型和整改">
      {decided.length === 0 && <Empty>还没有确认典型，也没有开出整改。</Empty>}
      {decided.map((decision) => (
        <History key={decision.kind} decision={decision} />
      ))}
      {task.problem !== undefined && <ProblemNotice problem={task.problem} />}
      {step === undefined ? (
        <div class="actions">
          {card.may.map((one) => (
            <Button key={one} onClick={() => setStep(one)}>
              {names[one]}
            </Button>
          ))}
        </div>
      ) : (
        <DecisionForm
          key={step}
          step={step}
          name={`${data.quarter} ${card.kind} ${card.id} ${step}`}
          confirm={names[step]}
          days={data.rules.rectifyDays}
          busy={task.busy}
          onSend={(words) => send(step, words)}
          onCancel={() => setStep(undefined)}
        />
      )}
    </Card>
  );
}

function History({ decision }: { decision: Decision }) {
  return (
    <ol class="plain-list">
      {decision.events.map((event) => (
        <li key={`${event.at} ${event.kind}`}>
          <b>{event.kindName}</b>
          {event.byRule && <span class="muted">（按办法）</span>}{" "}
          <span class="muted">
            {event.byName} {shanghaiTime(event.at)}
          </span>
          {event.responsible !== undefined && (
            <div>
              责任单位：{event.responsible}；整改时限：{event.dueOn}
            </div>
          )}
          {event.text !== "" && <div class="words">{event.text}</div>}
        </li>
      ))}
    </ol>
  );
}
