/** Something between us and Telegram answered with what is no Bot API answer: an HTML page, half of a JSON, a redirect. */
export class BadAnswer extends Error {
  readonly status: number;

  constructor(status: number, what: 'not JSON' | 'a redirect' | 'unexpected JSON') {
    super(`HTTP ${status}: ${what}`);
    this.name = 'BadAnswer';
    this.status = status;
  }
}
