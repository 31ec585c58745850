import { DownloadButton } from "../../ui/download-button.tsx";

/** Gets an empty book with the columns that an import needs. */
export function TemplateButton() {
  return (
    <DownloadButton id="read-template" name="贷款明细模板">
      下载模板
    </DownloadButton>
  );
}
