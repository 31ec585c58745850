import { useState } from "preact/hooks";
import type { Place } from "../hooks/place.ts";
import { setQuery } from "../hooks/set-query.ts";

type Choosable = { key: string; head: string; extra?: boolean };

/** Which columns of a list are shown; the choice is in the address. The last one cannot be taken away. */
export function ColumnChoice(props: {
  columns: readonly Choosable[];
  shown: readonly Choosable[];
  place: Place;
}) {
  const { columns, shown, place } = props;
  const [open, setOpen] = useState(false);
  const keys = shown.map(({ key }) => key);
  const choose = (chosen: readonly string[]) => {
    const kept = columns.map(({ key }) => key).filter((key) => chosen.includes(key));
    const usual = columns.filter(({ extra }) => extra !== true).map(({ key }) => key);
    setQuery(place, { cols: kept.join() === usual.join() ? undefined : kept.join(".") });
  };
  return (
    <details class="column-choice" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="button">选择列</summary>
      {open && (
        <fieldset>
          <legend class="visually-hidden">显示哪些列</legend>
          {columns.map(({ key, head }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={keys.includes(key)}
                disabled={keys.length === 1 && keys[0] === key}
                onChange={(event) =>
                  choose(event.currentTarget.checked ? [...keys, key] : keys.filter((one) => one !== key))
                }
              />{" "}
              {head}
            </label>
          ))}
        </fieldset>
      )}
    </details>
  );
}
