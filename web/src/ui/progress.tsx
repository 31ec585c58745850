/** How far some work has come, 0 to 1, told to screen readers as well; without a share it only shows that it goes on. */
export function Progress({ label, share }: { label: string; share?: number | undefined }) {
  const percent = share === undefined ? undefined : Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <div class="progress-line">
      <progress aria-label={label} max={100} {...(percent === undefined ? {} : { value: percent })} />
      <span class="progress-text" aria-live="polite">
        {label}
        {percent === undefined ? "…" : ` ${percent}%`}
      </span>
    </div>
  );
}
