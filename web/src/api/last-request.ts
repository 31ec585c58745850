let last: string | undefined;

/** Notes the id under which the server knows a request: our own server's name for it, or API Gateway's. */
export function noteRequest({ headers }: Response): void {
  last = headers.get("x-request-id") ?? headers.get("apigw-requestid") ?? last;
}

/** The id of the latest request that was answered, by which an operator finds what the server did before a fault. */
export function lastRequestId(): string | undefined {
  return last;
}
