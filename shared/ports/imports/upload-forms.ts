/** Where to send a file as `multipart/form-data`: all `fields` first, then the file as `file` (the form of an S3 presigned POST). */
export type UploadForm = { url: string; fields: Record<string, string> };

/** Hands out the permission to upload the one file that was announced. */
export interface UploadForms {
  /** A form that takes exactly the announced file, for a limited time. */
  open(upload: { importId: string; byteSize: number; sha256: string }): Promise<UploadForm>;
}
