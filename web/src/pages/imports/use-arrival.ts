import { useEffect, useState } from "preact/hooks";
import type { UploadItem } from "../../upload/upload-item.ts";
import { dropUpload } from "../../upload/uploads.ts";
import { useUploads } from "../../upload/use-uploads.ts";

/** The file of an import on its way, and whether it has arrived from this page's queue, which it then leaves; `onArrived` is called once. */
export function useArrival(
  importId: string,
  onArrived: () => void,
): { upload: UploadItem | undefined; arrived: boolean } {
  const { items } = useUploads();
  const [arrived, setArrived] = useState(false);
  const upload = items.find((item) => item.importId === importId);
  const key = upload?.stage === "arrived" ? upload.key : undefined;
  useEffect(() => {
    if (key === undefined) return;
    setArrived(true);
    dropUpload(key);
    onArrived();
  }, [key, onArrived]);
  return { upload, arrived };
}
