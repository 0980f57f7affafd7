import { Socket } from 'node:net';

/**
 * A socket that, once gone, tells its owner first and everybody else when the owner is done.
 *
 * postgres.js 3.4 forgets a socket that closes at once, while it still has writes to make (a rollback is written exactly
 * then). They throw outside any promise and end the process, or leave the connection unable ever to write again:
 * github.com/porsager/postgres/issues/1208. Given the chance to terminate the connection first, it refuses them instead.
 */
export class PatientSocket extends Socket {
  readonly #beforeClose: () => Promise<void>;

  constructor(beforeClose: () => Promise<void>) {
    super();
    this.#beforeClose = beforeClose;
  }

  override emit(event: string | symbol, ...details: unknown[]): boolean {
    if (event !== 'close') return super.emit(event, ...details);
    void this.#beforeClose().then(() => super.emit(event, ...details));
    return true;
  }
}
