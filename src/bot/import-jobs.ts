import type { Api } from 'grammy';
import { cleanDistrict } from '../app/imports/clean-imports.ts';
import { importAppeals, previewImport, type ImportRequest } from '../app/imports/import-appeals.ts';
import { importViewOf } from '../app/imports/import-view.ts';
import type { AwaitedImport } from '../app/acts/expected.ts';
import { expectInstead, questionAnswered, unfinishedFiles } from '../app/acts/prompts.ts';
import { risesAfterImport } from '../app/figures/series.ts';
import { takeImport } from '../app/imports/take-import.ts';
import type { Screen } from '../domain/message.ts';
import { importPreview, importRefused, importResult } from '../render/imports/import.ts';
import { FILE_GONE, FILE_TOO_LARGE, IMPORT_FAILED } from '../render/replies.ts';
import { Beside } from './beside.ts';
import { fetchDocument, type FileSource } from './fetch-document.ts';
import { sayOfFile, sendRejectedRows } from './file-answers.ts';
import type { FileJobs, FilePlace } from './file-place.ts';
import { takeRegisterFile } from './register-files.ts';
import { attempt } from './reply.ts';
import type { Book, Speaking } from './services.ts';

/**
 * Files are checked and loaded beside the updates, so that a press is answered meanwhile. What is to be done stands in the
 * prompt row: a process that starts again takes it up, and loading the same bytes twice changes nothing.
 */
export class ImportJobs implements FileJobs {
  readonly #services: Speaking;
  readonly #api: Api;
  readonly #source: FileSource;
  readonly #beside = new Beside();

  constructor(services: Speaking, api: Api, source: FileSource) {
    this.#services = services;
    this.#api = api;
    this.#source = source;
  }

  /** Starts what the file's stage asks for. One that runs already goes on alone. */
  start(place: FilePlace, file: AwaitedImport): void {
    this.#beside.start(`${place.chatId}:${place.messageId}:${file.stage}`, () => this.#run(place, file));
  }

  /** What fails here is done by the next import, or the next start. */
  clean(district: string): void {
    const { app } = this.#services;
    this.#beside.start(`clean:${district}`, () =>
      cleanDistrict(app, district).catch((error: unknown) =>
        app.log.warn({ err: error }, 'a rolled-back import was left behind'),
      ),
    );
  }

  /** Takes up what an earlier process had begun. */
  async resume(): Promise<void> {
    for (const { file, ...place } of await unfinishedFiles(this.#services.app)) this.start(place, file);
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    return this.#beside.idle();
  }

  async #run(place: FilePlace, file: AwaitedImport): Promise<void> {
    const { app } = this.#services;
    try {
      const book = app.books.get(file.regulation);
      const fetched = await fetchDocument(this.#api, this.#source, file.fileId);
      if (fetched.kind === 'gone' || !book) return await this.#refuse(place, file, FILE_GONE);
      if (fetched.kind === 'too-large') return await this.#refuse(place, file, FILE_TOO_LARGE);
      const register = file.register === undefined ? null : book.registers[file.register];
      if (register === undefined) return await this.#refuse(place, file, FILE_GONE);
      if (register) {
        return await takeRegisterFile(
          this.#services,
          { place, file, book, register, bytes: fetched.bytes },
          {
            say: (screen) => this.#say(place, screen),
            sendRejected: (rejected) => this.#sendRejected(place, file.fileName, rejected),
            refuse: (reason) => this.#refuse(place, file, reason),
            finish: () => this.#finish(place),
          },
        );
      }
      const request = {
        book,
        bytes: fetched.bytes,
        fileName: file.fileName,
        asOfHeader: null,
        receivedAt: app.clock(),
        receivedBy: String(place.personId),
      };
      await (file.stage === 'check' ? this.#check(place, file, request) : this.#load(place, file, request));
    } catch (error) {
      app.log.error({ err: error, stage: file.stage }, 'a file could not be taken in');
      await this.#refuse(place, file, IMPORT_FAILED).catch((failure: unknown) =>
        app.log.error({ err: failure }, 'nor refused'),
      );
    }
  }

  async #check(place: FilePlace, file: AwaitedImport, request: Omit<ImportRequest, 'confirmed'>): Promise<void> {
    const { app } = this.#services;
    const found = await previewImport(app, request);
    if (found.kind === 'refused') return this.#refuse(place, file, found.message);
    await expectInstead(app, place, { ...file, stage: 'wait' });
    const much = found.needsConfirmation;
    const closes = much && { count: much.closes, open: much.open };
    const seen = { ...found, fileName: file.fileName, closes };
    const view = importViewOf(request.book, seen, { rises: [], now: app.clock() });
    await this.#say(place, importPreview(view, String(place.messageId), request.book.district.timezone));
  }

  async #load(place: FilePlace, file: AwaitedImport, request: Omit<ImportRequest, 'confirmed'>): Promise<void> {
    const { app } = this.#services;
    const done = await importAppeals(app, { ...request, confirmed: true });
    if (done.kind !== 'imported') return this.#refuse(place, file, done.message);
    await takeImport(app, done.importId, request.book.id);
    app.wake();
    const rises = await this.#risesOf(request.book, done.importId);
    const seen = { ...done, fileName: file.fileName, closes: null };
    const view = importViewOf(request.book, seen, { rises, now: app.clock() });
    await this.#say(place, importResult(view, done.importId, request.book.district.timezone));
    if (view.rejected.length > 0) await this.#sendRejected(place, file.fileName, view.rejected);
    await this.#finish(place);
  }

  /** The file was loaded. It holds more than is stored of it: it does not stay in the messenger longer than it must. */
  async #finish(place: FilePlace): Promise<void> {
    await questionAnswered(this.#services.app, place);
    await attempt(this.#services, 'deleteMessage', () => this.#api.deleteMessage(place.chatId, place.messageId));
  }

  async #risesOf(book: Book, importId: number) {
    const { app } = this.#services;
    return (await risesAfterImport(app, book, importId, app.clock())).map(({ rise }) => rise);
  }

  async #refuse(place: FilePlace, file: AwaitedImport, reason: string): Promise<void> {
    const { app } = this.#services;
    await this.#say(place, importRefused(file.fileName, reason));
    await questionAnswered(app, place);
  }

  #say(place: FilePlace, screen: Screen): Promise<void> {
    return sayOfFile(this.#services, this.#api, place, screen);
  }

  #sendRejected(place: FilePlace, fileName: string, rejected: readonly { row: number; reason: string }[]) {
    return sendRejectedRows(this.#services, this.#api, place, { fileName, rejected });
  }
}
