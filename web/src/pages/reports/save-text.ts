import { saveFile } from "../../api/save-file.ts";

/** Hands a text to the browser to keep as a file. */
export function saveText(fileName: string, contentType: string, text: string): void {
  saveFile(fileName, new Blob([text], { type: contentType }));
}
