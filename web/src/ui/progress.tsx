import type { ComponentChildren } from "preact";

/**
 * How far some work has come, 0 to 1, with figures at its side; without a share it only shows that it goes on. Screen
 * readers hear when new work begins and at each quarter, not every figure.
 */
export function Progress(props: { label: string; share?: number | undefined; children?: ComponentChildren }) {
  const { label, share, children } = props;
  const percent = share === undefined ? undefined : Math.floor(Math.min(Math.max(share, 0), 1) * 100);
  const quarter = percent === undefined ? 0 : Math.floor(percent / 25) * 25;
  return (
    <div class="progress-line">
      <div class="progress-text">
        <span>
          {label}
          {percent === undefined ? "…" : ` ${percent}%`}
        </span>
        {children !== undefined && <span class="muted">{children}</span>}
      </div>
      <progress aria-label={label} max={100} {...(percent === undefined ? {} : { value: percent })} />
      <span class="visually-hidden" role="status">
        {quarter === 0 ? label : `${label}，已完成 ${quarter}%`}
      </span>
    </div>
  );
}
