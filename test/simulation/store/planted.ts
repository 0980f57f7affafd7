/** A bug on purpose in the store or in the application: one place of the source said otherwise. */
export interface Planted {
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  was: string;
  becomes: string;
  /** Part of the law that finds it. */
  caughtBy: RegExp;
}

/** Every one of them must be found on a real server: `test/processes/planted-in-store.test.ts`. */
export const PLANTED: readonly Planted[] = [
  {
    name: 'a sender that was overtaken decides about what its successor sends',
    file: 'src/store/outbox-outcomes.ts',
    was: 'attempt === undefined ? undefined : eq(outbox.attempt, attempt),',
    becomes: 'attempt === -1 ? eq(outbox.attempt, attempt) : undefined,',
    caughtBy: /has no say in what its successor sends/,
  },
  {
    name: 'an act is stored outside its transaction',
    file: 'src/app/perform.ts',
    was: 'const actId = await insertAct(tx, draftOf(request));',
    becomes: 'const actId = await insertAct(app.database.db, draftOf(request));',
    caughtBy: /one act key, one outcome|without an outcome/,
  },
  {
    name: 'an alarm in doubt is repeated without a mark',
    file: 'src/app/delivery/doubt.ts',
    was: 'return void (await requeue(tx, row, { repeat: true }));',
    becomes: 'return void (await requeue(tx, row));',
    caughtBy: /came twice unmarked/,
  },
  {
    name: 'an alarm in doubt is repeated until somebody answers',
    file: 'src/app/delivery/doubt.ts',
    was: 'if (urgent && !row.repeat)',
    becomes: 'if (urgent)',
    caughtBy: /came marked/,
  },
  {
    name: 'ticks do not lock the case',
    file: 'src/store/cases.ts',
    was: ".limit(limit)\n    .for('update', { skipLocked: true });",
    becomes: '.limit(limit);',
    caughtBy: /set aside|not at version|waits for another one/,
  },
  {
    name: 'messages are owed outside the transaction that decided on them',
    file: 'src/app/tick.ts',
    was: 'await deliver(tx, app, committed, now, downtime, present);',
    becomes: 'await deliver(app.database.db, app, committed, now, downtime, present);',
    caughtBy: /explains each message|waits for another one/,
  },
  {
    name: 'nobody comes back to what a sender that ended had begun',
    file: 'src/app/delivery/recover.ts',
    was: "for (const row of left) await doubt(tx, app, row, 'the sender ended before it was told');",
    becomes: '',
    caughtBy: /comes to an end|on its way at a time/,
  },
  {
    name: 'the record of a commit is not written',
    file: 'src/app/commit.ts',
    was: '    appendJournal(\n',
    becomes: '    (async (..._: unknown[]) => undefined)(\n',
    caughtBy: /line of the record|explains each message|grid never shifts/,
  },
  {
    name: 'cards are not worded after a decision',
    file: 'src/app/delivery/deliver.ts',
    was: 'await leaveCardsBehind(tx, numbered);',
    becomes: '',
    caughtBy: /says how its case stands/,
  },
];
