/** The steps of a task; `current` counts from 0, those before it are done. */
export function Steps({ names, current }: { names: readonly string[]; current: number }) {
  return (
    <ol class="steps">
      {names.map((name, index) => (
        <li
          key={name}
          class={index < current ? "step-done" : index === current ? "step-current" : "step-waiting"}
          {...(index === current ? { "aria-current": "step" } : {})}
        >
          <span class="step-mark" aria-hidden="true">
            {index < current ? "✓" : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
