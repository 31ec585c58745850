import type { Condition } from "./loan-query.ts";

/** The conditions of a list in words, each to be dropped by pressing it. */
export function LoanConditions({ conditions }: { conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null;
  return (
    <ul class="chips" aria-label="筛选条件">
      {conditions.map(({ name, value, hashWithout }) => (
        <li key={name}>
          <a class="chip" href={hashWithout} title="去掉这个条件">
            {name}：{value}
            <span aria-hidden="true"> ×</span>
            <span class="visually-hidden">，去掉</span>
          </a>
        </li>
      ))}
      <li>
        <a class="filters-clear" href="#/loans">
          清除条件
        </a>
      </li>
    </ul>
  );
}
