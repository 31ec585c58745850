/** The part of pdfmake 0.3 that reports are made with. */
declare module "pdfmake" {
  type Margin = readonly [left: number, top: number, right: number, bottom: number];

  export type PdfText = { text: string | readonly PdfText[]; fontSize?: number; noWrap?: boolean };

  export type PdfNode = {
    text?: string | readonly PdfText[];
    stack?: readonly PdfNode[];
    columns?: readonly PdfNode[];
    table?: {
      headerRows: number;
      dontBreakRows: boolean;
      keepWithHeaderRows: number;
      widths: readonly (number | "*")[];
      body: readonly (readonly PdfNode[])[];
    };
    layout?: {
      hLineWidth: (line: number) => number;
      vLineWidth: () => number;
      paddingLeft: () => number;
      paddingRight: () => number;
      paddingTop: () => number;
      paddingBottom: () => number;
    };
    canvas?: readonly {
      type: "line";
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      lineWidth: number;
      lineColor?: string;
    }[];
    image?: string;
    width?: number | "*";
    fontSize?: number;
    lineHeight?: number;
    leadingIndent?: number;
    alignment?: "left" | "right" | "center" | "justify";
    margin?: Margin;
    unbreakable?: boolean;
    headlineLevel?: number;
    absolutePosition?: { x: number; y: number };
  };

  export type PdfDefinition = {
    pageSize: "A4";
    pageMargins: Margin;
    info: {
      title: string;
      author: string;
      creationDate: Date;
      modDate: Date;
      producer: string;
      creator: string;
    };
    language: string;
    defaultStyle: { font: string; fontSize: number; lineHeight: number };
    images: Readonly<Record<string, string>>;
    content: readonly PdfNode[];
    footer: (page: number) => PdfNode;
    pageBreakBefore: (node: { headlineLevel?: number; startPosition: { top: number } }) => boolean;
  };

  const pdfmake: {
    setFonts(fonts: Readonly<Record<string, { normal: string }>>): void;
    setUrlAccessPolicy(mayFetch: (url: string) => boolean): void;
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void;
    createPdf(definition: PdfDefinition): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}
