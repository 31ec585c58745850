import type { IRunStylePropertiesOptions } from "docx";

type Face = NonNullable<IRunStylePropertiesOptions["font"]>;

/**
 * A typeface that offices' computers have, named but not shipped; its Latin letters and figures are Times New Roman.
 */
function face(eastAsia: string): Face {
  return { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia };
}

/** The faces of an official document (GB/T 9704-2012). */
export const faces = {
  title: face("方正小标宋简体"),
  body: face("仿宋_GB2312"),
  first: face("黑体"),
  second: face("楷体_GB2312"),
  page: face("宋体"),
  code: { ascii: "Consolas", hAnsi: "Consolas", cs: "Consolas", eastAsia: "宋体" },
} as const;

/** Sizes in half points: 二号, 三号, 四号, 五号, 小五. */
export const sizes = { title: 44, body: 32, page: 28, table: 21, small: 18, note: 24 } as const;
