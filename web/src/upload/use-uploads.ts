import { useEffect, useState } from "preact/hooks";
import type { UploadItem } from "./upload-item.ts";
import { onUploads, restoreUploads, uploadItems } from "./uploads.ts";

/** The queue of files as it is now, with what an earlier page left behind once that is `restored`. */
export function useUploads(): { items: readonly UploadItem[]; restored: boolean } {
  const [items, setItems] = useState(uploadItems);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const stop = onUploads(() => setItems(uploadItems()));
    setItems(uploadItems());
    restoreUploads().then(() => setRestored(true));
    return stop;
  }, []);
  return { items, restored };
}
