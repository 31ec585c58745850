/** Every limit of the wire, in one place. */
export const wireLimits = {
  fileByteSizeMax: 50 * 1024 * 1024,
  fileNameLengthMax: 200,
  jsonBodyBytesMax: 64 * 1024,
  answerBytesMax: 4_400_000,
  pageSizeDefault: 50,
  pageSizeMax: 200,
  headerLengthMax: 200,
  fingerprintLengthMax: 20_000,
  mappedSheetsMax: 20,
  mappedColumnsMax: 256,
  mappedValuesMax: 200,
  cursorLengthMax: 600,
  withoutLoanMax: 200,
  idLengthMax: 64,
} as const;
