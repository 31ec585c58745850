import type { PictureFiles } from "#shared/adapters/picture/svg-png.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { DocumentWriter } from "#shared/ports/reports/document-writer.ts";
import type { ReportPainter } from "#shared/ports/reports/report-painter.ts";

/**
 * What makes documents and pictures. All are loaded when the first report is made: they are large, and most functions
 * and most hours make none.
 */
export function reportMakers(
  files: PictureFiles,
): Pick<Deps, "documentWriter" | "pdfWriter" | "reportPainter"> {
  let painter: Promise<ReportPainter> | undefined;
  let pdfWriter: Promise<DocumentWriter> | undefined;
  const loadPdfWriter = async () => {
    const { createPdfWriter } = await import("#shared/adapters/pdf/write-official-pdf.ts");
    return createPdfWriter(files.fontFile);
  };
  const loadPainter = async () => {
    const [{ createReportPainter }, { createSvgPng }] = await Promise.all([
      import("#shared/adapters/picture/report-painter.ts"),
      import("#shared/adapters/picture/svg-png.ts"),
    ]);
    return createReportPainter(createSvgPng(files));
  };
  return {
    async documentWriter(body, pictures) {
      const { writeOfficialDocument } = await import("#shared/adapters/document/write-official-document.ts");
      return writeOfficialDocument(body, pictures);
    },
    async pdfWriter(body, pictures) {
      pdfWriter ??= loadPdfWriter();
      return (await pdfWriter)(body, pictures);
    },
    async reportPainter(report) {
      painter ??= loadPainter();
      return (await painter)(report);
    },
  };
}
