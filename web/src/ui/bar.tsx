/** A bar that shows a share of a whole, 0 to 1, next to a figure that says the same. */
export function Bar({ share }: { share: number }) {
  const width = `${Math.min(Math.max(share, 0), 1) * 100}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span style={{ width }} />
    </span>
  );
}
