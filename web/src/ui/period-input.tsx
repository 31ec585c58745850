import { useEffect, useId, useRef, useState } from "preact/hooks";
import { isPeriod, type PeriodKind, typedPeriod } from "../format/typed-period.ts";

const hints = { month: "年-月", date: "年-月-日" } as const;
const examples = { month: "2016-06", date: "2016-06-30" } as const;
const lengthMax = 20;

/**
 * A month (`YYYY-MM`) or a day (`YYYY-MM-DD`), or empty, written as the programme writes it whatever the browser's language
 * is, or taken from the browser's calendar. What is no month or day counts as empty, and is said to be none.
 */
export function PeriodInput(props: {
  kind: PeriodKind;
  id?: string;
  label?: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { kind, id, label, value, onChange } = props;
  const { text, isWrong, write, choose, settle } = usePeriodText(kind, value, onChange);
  const faultId = useId();
  return (
    <div class="period">
      <input
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { "aria-label": label })}
        {...(isWrong ? { "aria-invalid": true, "aria-describedby": faultId } : {})}
        inputMode="numeric"
        autocomplete="off"
        placeholder={hints[kind]}
        maxLength={lengthMax}
        value={text}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onChange={settle}
      />
      {hasCalendar(kind) && <Calendar kind={kind} value={value} onChange={choose} />}
      {isWrong && (
        <small id={faultId} class="tone-bad" role="alert">
          请写成 {examples[kind]} 这样
        </small>
      )}
    </div>
  );
}

/** What is written in the field, which counts as soon as it is a period or nothing, and is tidied when it is left. */
function usePeriodText(kind: PeriodKind, value: string, onChange: (value: string) => void) {
  const [text, setText] = useState(value);
  const [isWrong, setIsWrong] = useState(false);
  /** The last value given or taken: one that only comes back must not overwrite what has been typed since. */
  const settled = useRef(value);
  useEffect(() => {
    if (settled.current === value) return;
    settled.current = value;
    setText(value);
    setIsWrong(false);
  }, [value]);
  const take = (taken: string) => {
    setIsWrong(false);
    if (taken === settled.current) return;
    settled.current = taken;
    onChange(taken);
  };
  const choose = (chosen: string) => {
    setText(chosen);
    take(chosen);
  };
  const write = (typed: string) => {
    setText(typed);
    if (typed === "" || isPeriod(kind, typed)) take(typed);
  };
  const settle = () => {
    const period = typedPeriod(kind, text);
    if (period !== undefined) setText(period);
    take(period ?? "");
    setIsWrong(period === undefined && text.trim() !== "");
  };
  return { text, isWrong, write, choose, settle };
}

/** The browser's own calendar behind a button. */
function Calendar(props: { kind: PeriodKind; value: string; onChange: (value: string) => void }) {
  const { kind, value, onChange } = props;
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={calendar}
        class="period-calendar"
        type={kind}
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <button
        type="button"
        class="period-open"
        title="打开日历"
        aria-label="打开日历"
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarIcon />
      </button>
    </>
  );
}

function CalendarIcon() {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3" />
    </svg>
  );
}

/** Whether the browser has a calendar for it that a button can open; one without takes the field for a text field. */
function hasCalendar(kind: PeriodKind): boolean {
  const probe = document.createElement("input");
  probe.type = kind;
  return probe.type === kind && "showPicker" in probe;
}
