import { grouped } from "../../format/count.ts";

/** One choice among filters: what it is called, how many rows it leaves, and where it leads. */
type Chip = { key: string; text: string; rows: number; href: string; chosen: boolean };

/** A line of filters, at most one of which is active; each is a link. */
export function FilterChips(props: { label: string; all: string; chips: readonly Chip[] }) {
  const { label, all, chips } = props;
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={label}>
      <li>
        <a
          class="chip"
          href={all}
          {...(chips.some(({ chosen }) => chosen) ? {} : { "aria-current": "true" })}
        >
          全部
        </a>
      </li>
      {chips.map(({ key, text, rows, href, chosen }) => (
        <li key={key}>
          <a class="chip" href={href} {...(chosen ? { "aria-current": "true" } : {})}>
            {text} <b>{grouped(rows)}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}
