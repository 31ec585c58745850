/** One figure among several; with an address it opens what stands behind it. */
export type Tile = {
  name: string;
  value: string;
  note?: string;
  title?: string;
  href?: string | undefined;
  tone?: "bad" | undefined;
  isCurrent?: boolean;
};

/** Figures side by side, each a large thing to touch where it opens something. */
export function Tiles({ label, tiles }: { label: string; tiles: readonly Tile[] }) {
  return (
    <ul class="tiles" aria-label={label}>
      {tiles.map((tile) => (
        <li key={tile.name}>
          {tile.href === undefined ? (
            <div class="tile">
              <TileParts {...tile} />
            </div>
          ) : (
            <a class="tile" href={tile.href} {...(tile.isCurrent ? { "aria-current": "true" as const } : {})}>
              <TileParts {...tile} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function TileParts({ name, value, note, title, tone }: Tile) {
  return (
    <>
      <span>{name}</span>
      <strong class={tone === "bad" ? "tone-bad" : undefined}>{value}</strong>
      {note !== undefined && <small title={title}>{note}</small>}
    </>
  );
}
