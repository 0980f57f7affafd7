/**
 * The program can't start or go on as it was set up. The message is one English line for whoever installs it: it names
 * the place and says what to do. `main.ts` prints the line alone and exits with 1.
 */
export class StartupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}
