import type { ComponentChildren } from "preact";

/** A titled box of a page, with what belongs to its head at the right. */
export function Card(props: { title?: string; extra?: ComponentChildren; children: ComponentChildren }) {
  const { title, extra, children } = props;
  return (
    <section class="card" aria-label={title}>
      {title !== undefined && (
        <div class="card-head">
          <h2>{title}</h2>
          {extra}
        </div>
      )}
      <div class="card-body">{children}</div>
    </section>
  );
}
