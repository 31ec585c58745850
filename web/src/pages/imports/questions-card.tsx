import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { mayCall } from "../menu.ts";
import { useDecision } from "./use-decision.ts";

type Import = RouteOutput<"read-import">;
type Question = RouteOutput<"list-import-questions">["items"][number];

const pageSize = 20;
const columns: readonly Column<Question>[] = [
  { head: "问题", rowHead: true, cell: ({ codeName }) => codeName },
  { head: "行", cell: ({ sheet, row }) => (row === undefined ? "—" : `${sheet} 第 ${row} 行`) },
  { head: "内容", cell: ({ message }) => message },
  { head: "说明", cell: ({ answer }) => answer?.reason ?? "待说明" },
];

/** What the check leaves to ask, and the liaison's reasons: the same is not asked again. */
export function QuestionsCard(props: {
  item: Import;
  role: RouteOutput<"read-me">["role"];
  onAnswer: (item: Import) => void;
}) {
  const { item, role, onAnswer } = props;
  const { importId, questions } = item;
  const [answering, setAnswering] = useState(false);
  const pages = usePages(`questions ${importId} ${questions?.answered}`, (cursor) =>
    callRoute("list-import-questions", { params: { importId }, query: { limit: pageSize, cursor } }),
  );
  const { busy, problem, decide } = useDecision((answered) => {
    setAnswering(false);
    onAnswer(answered);
  });
  if (questions === undefined || questions.asked === 0) return null;
  const open = (pages.data?.items ?? []).filter(({ answer }) => answer === undefined);
  const questionIds = open.map(({ questionId }) => questionId);
  const holding = questions.holding ?? 0;
  const left = questions.leftOut > 0 ? `，另有 ${grouped(questions.leftOut)} 个未列出` : "";
  return (
    <Card
      title={`需要说明的问题（${grouped(questions.asked)} 个，已说明 ${grouped(questions.answered)} 个${left}）`}
    >
      {holding > 0 && (
        <p class="below">{`其中 ${grouped(holding)} 个须先说明，才能确认入账：放款日期移到了别的月份，可能是又一次放款。`}</p>
      )}
      <WhenLoaded of={pages}>
        {({ items }) => (
          <Table
            label="需要说明的问题"
            columns={columns}
            rows={items}
            keyOf={({ questionId }) => questionId}
          />
        )}
      </WhenLoaded>
      <Pager pages={pages} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {mayCall(role, "answer-questions") && open.length > 0 && !answering && (
        <Button onClick={() => setAnswering(true)}>{`说明本页 ${open.length} 个问题`}</Button>
      )}
      {answering && (
        <ReasonForm
          label="原因（记在您的名下；同样的问题以后不再问）"
          confirm="提交说明"
          busy={busy !== undefined}
          onCancel={() => setAnswering(false)}
          onConfirm={(reason) =>
            decide("answer-questions", () =>
              callRoute("answer-questions", { params: { importId }, body: { questionIds, reason } }),
            )
          }
        />
      )}
    </Card>
  );
}
