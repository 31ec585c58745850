import type { ComponentChildren } from "preact";

/** A figure with its name above, its unit behind and a remark below. */
export function Statistic(props: {
  name: string;
  value: ComponentChildren;
  unit?: string;
  tone?: "good" | "bad";
  children?: ComponentChildren;
}) {
  const { name, value, unit, tone, children } = props;
  return (
    <div class="statistic">
      <dt>{name}</dt>
      <dd>
        <span class={tone === undefined ? "statistic-value" : `statistic-value tone-${tone}`}>{value}</span>
        {unit !== undefined && <span class="statistic-unit">{unit}</span>}
        {children !== undefined && <div class="statistic-note">{children}</div>}
      </dd>
    </div>
  );
}
