import { expect, it } from 'vitest';
import { changePromptExpects, openPrompt, takePrompt, usePrompt, type Prompt } from '../../../src/store/prompts.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { T0, minute } from '../../support/rows.ts';

const officer = 5_000_000_001;
const group = -1_002_000_000_001;

function prompt(told: Partial<Prompt> = {}): Prompt {
  return {
    chatId: officer,
    messageId: 10,
    caseId: 1,
    personId: officer,
    expects: 'progress',
    createdAt: T0,
    expiresAt: minute(60),
    ...told,
  };
}
const ask = {
  chatId: officer,
  personId: officer,
  messageId: null,
  now: minute(1),
  wordless: 'import:',
  repliedOnly: 'register-file:',
};

forEachDatabase((fixture) => {
  it('in a private chat the next words answer the newest prompt', async () => {
    const { db } = fixture.database;
    await openPrompt(db, prompt());
    await openPrompt(db, prompt({ messageId: 11, expects: 'resolved', createdAt: minute(1) }));
    expect(await takePrompt(db, ask)).toEqual(prompt({ messageId: 11, expects: 'resolved', createdAt: minute(1) }));
  });

  it('when the newest has been answered, the next words answer no older one; a reply still does', async () => {
    const { db } = fixture.database;
    await openPrompt(db, prompt({ expects: 'false-alarm' }));
    await openPrompt(db, prompt({ messageId: 11, createdAt: minute(1) }));
    await usePrompt(db, { chatId: officer, messageId: 11, at: minute(2) });
    expect(await takePrompt(db, ask)).toBeNull();
    expect(await takePrompt(db, { ...ask, messageId: 10 })).toEqual(prompt({ expects: 'false-alarm' }));
  });

  it('a file that was loaded meanwhile does not hide the question before it; one that waits does', async () => {
    const { db } = fixture.database;
    await openPrompt(db, prompt());
    const file = prompt({ messageId: 11, expects: 'import:x', createdAt: minute(1) });
    await openPrompt(db, file);
    expect(await takePrompt(db, ask)).toEqual(file);
    await usePrompt(db, { chatId: officer, messageId: 11, at: minute(2) });
    expect(await takePrompt(db, ask)).toEqual(prompt());
  });

  it('a reply answers the prompt it replies to, and nothing else', async () => {
    const { db } = fixture.database;
    await openPrompt(db, prompt());
    await openPrompt(db, prompt({ messageId: 11 }));
    expect(await takePrompt(db, { ...ask, messageId: 10 })).toEqual(prompt());
    expect(await takePrompt(db, { ...ask, messageId: 12 })).toBeNull();
  });

  it('in a group only a reply of the person who was asked counts', async () => {
    const { db } = fixture.database;
    const asked = prompt({ chatId: group });
    await openPrompt(db, asked);
    expect(await takePrompt(db, { ...ask, chatId: group })).toBeNull();
    expect(await takePrompt(db, { ...ask, chatId: group, messageId: 10, personId: 6 })).toBeNull();
    expect(await takePrompt(db, { ...ask, chatId: group, messageId: 10 })).toEqual(asked);
  });

  it('a prompt ends with its time or with its answer', async () => {
    const { db } = fixture.database;
    await openPrompt(db, prompt());
    expect(await takePrompt(db, { ...ask, now: minute(60) })).toBeNull();
    expect(await usePrompt(db, { chatId: officer, messageId: 10, at: minute(2) })).toBe(true);
    expect(await usePrompt(db, { chatId: officer, messageId: 10, at: minute(2) })).toBe(false);
    expect(await takePrompt(db, ask)).toBeNull();
  });

  it('what a prompt expects can change while it is waited for', async () => {
    const { db } = fixture.database;
    await openPrompt(db, prompt());
    const change = { chatId: officer, messageId: 10, expects: 'progress:better' };
    expect(await changePromptExpects(db, change)).toBe(true);
    expect(await takePrompt(db, ask)).toEqual(prompt({ expects: 'progress:better' }));
    await usePrompt(db, { chatId: officer, messageId: 10, at: minute(2) });
    expect(await changePromptExpects(db, change)).toBe(false);
  });

  it('the same message can be opened again as another prompt', async () => {
    const { db } = fixture.database;
    await openPrompt(db, prompt());
    await usePrompt(db, { chatId: officer, messageId: 10, at: minute(2) });
    await openPrompt(db, prompt({ expects: 'informing' }));
    expect(await takePrompt(db, ask)).toEqual(prompt({ expects: 'informing' }));
  });
});
