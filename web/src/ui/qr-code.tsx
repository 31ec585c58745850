import { useEffect, useState } from "preact/hooks";

const quietModules = 4;

type Drawn = { size: number; path: string };

/** A QR code of a text, drawn as one path; its maker is fetched when a code is first shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let current = true;
    void draw(text).then((made) => current && setDrawn(made));
    return () => {
      current = false;
    };
  }, [text]);
  if (drawn === undefined) return <div class="qr-code" aria-hidden="true" />;
  return (
    <svg class="qr-code" viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label={label}>
      <rect width={drawn.size} height={drawn.size} fill="#fff" />
      <path d={drawn.path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

async function draw(text: string): Promise<Drawn> {
  const { encode } = await import("uqr");
  const { data, size } = encode(text, { ecc: "M", border: quietModules });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { size, path: path.join("") };
}
