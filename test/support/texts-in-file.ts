import { simpleParser } from "mailparser";
import { zipEntries } from "#shared/adapters/zip/zip-entries.ts";
import { pdfText } from "./pdf-text.ts";
import { partText } from "./unzip.ts";

/**
 * All texts in a file: its name, its bytes as UTF-8, and what it wraps: the parts of a `.docx` or `.xlsx`, what a `.pdf` shows, and of an
 * `.eml` its headers, its bodies and, in the same way, its attachments.
 */
export async function textsInFile(fileName: string, bytes: Uint8Array): Promise<string[]> {
  const plain = [fileName, new TextDecoder().decode(bytes)];
  if (/\.(docx|xlsx)$/.test(fileName)) {
    return [...plain, ...zipEntries(bytes).flatMap(({ name }) => [name, partText(bytes, name)])];
  }
  if (fileName.endsWith(".pdf")) return [...plain, pdfText(bytes)];
  if (!fileName.endsWith(".eml")) return plain;
  const mail = await simpleParser(Buffer.from(bytes), { skipImageLinks: true });
  const attached = mail.attachments.map(({ filename = "", content }) => textsInFile(filename, content));
  const bodies = [mail.subject, mail.text, mail.html || ""].map((text) => text ?? "");
  return [...plain, ...bodies, ...(await Promise.all(attached)).flat()];
}
