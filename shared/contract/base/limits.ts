/** Every limit of the wire, in one place. */
export const wireLimits = {
  fileByteSizeMax: 50 * 1024 * 1024,
  fileNameLengthMax: 200,
  jsonBodyBytesMax: 64 * 1024,
  /** A register travels in JSON, in Base64; the gateway of the cloud lets 6 MB through. */
  registerBodyBytesMax: 32 * 1024 * 1024,
  attributedLoansMax: 200,
  confirmedAssociationsMax: 500,
  exportedAssociationsMax: 2000,
  answerBytesMax: 4_400_000,
  /** How long a text may be that is looked for. */
  searchLengthMax: 60,
  pageSizeDefault: 50,
  pageSizeMax: 200,
  headerLengthMax: 200,
  fingerprintLengthMax: 20_000,
  mappedSheetsMax: 20,
  mappedColumnsMax: 256,
  mappedValuesMax: 200,
  mappedConstantsMax: 300,
  cursorLengthMax: 600,
  withoutLoanMax: 200,
  /** How many branches a liaison may be of. */
  branchesMax: 100,
  idLengthMax: 64,
  subjectLengthMax: 255,
  secretLengthMax: 100,
  tokenLengthMax: 2000,
  displayNameLengthMax: 40,
} as const;
