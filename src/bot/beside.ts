/** Work done beside the updates, each piece once at a time by its key. A piece answers for its own failures. */
export class Beside {
  readonly #running = new Map<string, Promise<void>>();

  /** Starts it; one that runs already goes on alone. */
  start(key: string, work: () => Promise<void>): void {
    if (this.#running.has(key)) return;
    this.#running.set(
      key,
      work().finally(() => this.#running.delete(key)),
    );
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }
}
