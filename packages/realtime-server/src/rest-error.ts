/** A REST call's failure: the status and the plain text that the caller gets. */
export class RestError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413;

  constructor(status: RestError["status"], message: string) {
    super(message);
    this.status = status;
  }
}
