/** Every limit of the wire, in one place. */
export const wireLimits = {
  fileByteSizeMax: 50 * 1024 * 1024,
  fileNameLengthMax: 200,
  jsonBodyBytesMax: 64 * 1024,
  answerBytesMax: 4_400_000,
  pageSizeDefault: 50,
  pageSizeMax: 200,
  cursorLengthMax: 600,
  idLengthMax: 64,
} as const;
