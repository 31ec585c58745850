import { useEffect, useState } from "preact/hooks";
import { noteOrigin } from "./came-from.ts";
import { type Place, placeInHash } from "./place.ts";

/** The place that the address names, followed as it changes. */
export function useRoute(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (event?: HashChangeEvent) => {
      noteOrigin(event === undefined ? "" : new URL(event.oldURL).hash);
      setHash(location.hash);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return placeInHash(hash);
}
