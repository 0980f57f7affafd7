import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CASE_KINDS, type Case } from '../../../src/domain/case.ts';
import { SAYINGS, type Saying } from '../../../src/domain/decision.ts';
import type { Screen } from '../../../src/domain/message.ts';
import { renderCard } from '../../../src/render/cases/card.ts';
import { renderHistory } from '../../../src/render/cases/history.ts';
import { importPreview, importRefused } from '../../../src/render/imports/import.ts';
import { renderIncidents } from '../../../src/render/cases/incidents.ts';
import { renderParts, repeatMark } from '../../../src/render/message.ts';
import { renderEvidence } from '../../../src/render/cases/evidence.ts';
import { appointPrompt } from '../../../src/render/prompts/person-prompts.ts';
import { informingPrompt, progressPrompt, resolvedPrompt, usualPrompt } from '../../../src/render/prompts/prompts.ts';
import { editDraftPrompt, holdDraftPrompt, proposalsPrompt } from '../../../src/render/prompts/report-prompts.ts';
import {
  answerPrompt,
  evidencePrompt,
  measureDonePrompt,
  problemPrompt,
} from '../../../src/render/prompts/task-prompts.ts';
import { bindingNotice } from '../../../src/render/people/roster.ts';
import { renderStatus } from '../../../src/render/status.ts';
import type { Audience, CaseView, Part, TimelineLine } from '../../../src/render/view.ts';
import type { Post } from '../../../src/regulation/book.ts';
import { sampleBook } from '../../support/sample-book.ts';
import { at, debt, firstDebts, part, reader, sampleCase, sampleRise, viewOf } from '../../support/sample-views.ts';
import { faultsOf } from '../../support/screens.ts';

const KINDS = CASE_KINDS;
const STATES = ['quiet', 'open', 'closing', 'closed'] as const;

/** Words of a person that stay inside the house. */
const SAID_INSIDE = ['working-group', 'decision', 'problem', 'held', 'relayed'] as const;

/** A case in which every word from outside is `words` and every person is called `name`. */
function hostileView(words: string, name: string, change: Partial<Case>): CaseView {
  const rise = { ...sampleRise, title: words };
  const entry = { at: at('10:10'), by: name, post: 'officer', text: words, evidence: [] };
  const subject = sampleCase(
    { owner: { post: 'officer', personId: 1, name, phone: words }, reached: ['officer', 'deputies'], ...change },
    {
      title: words,
      note: words,
      rise,
      joined: [rise],
      openedBy: 'hand',
      entries: [
        { ...entry, kind: 'progress', trend: 'better' },
        { ...entry, kind: 'cannot-solve', trend: null },
        { ...entry, kind: 'resolved', trend: null, evidence: [{ kind: 'link', url: words }] },
        ...SAID_INSIDE.map((kind) => ({ ...entry, kind, trend: null })),
        { ...entry, kind: 'answer', trend: null },
      ],
      measures: [
        { text: words, post: 'officer', dueAt: at('18:00'), doneAt: null, doneBy: null },
        { text: words, post: words, dueAt: null, doneAt: at('10:30'), doneBy: name },
      ],
      from: { post: 'ministry', personId: 9, name },
      assignee: `executors/${words}`,
      dueAt: at('18:00'),
      request: { via: 'call', chatId: null },
      passed: [{ post: 'mcur-head', reason: 'same-person' }],
      seen: [{ post: 'deputies', personId: 3, name, at: at('10:20') }],
      undelivered: ['district-head'],
      closing: 'resolved',
      reopened: 1,
    },
  );
  return viewOf(at('11:15'), subject, [
    ...firstDebts(),
    debt('confirm', at('11:45')),
    debt('decide-rise', at('11:00')),
    debt('measures-report', at('11:15'), { draft: words }),
    debt('situation', at('11:15'), { items: ['confirmed'] }),
    debt('channels-checked', at('11:15'), { items: ['check:0'] }),
    debt('assignment-done', at('18:00'), { debtor: `executors/${words}` }),
    debt('roadmap-action', at('18:00'), { debtor: 'officer', occurrence: '1' }),
  ]);
}

function timelineOf(words: string, name: string): TimelineLine[] {
  return ['open', 'own', 'pass', 'overdue', 'close', 'progress', 'seen'].map((kind) => ({
    at: at('10:00'),
    kind,
    clause: '3.1',
    reason: kind,
    post: 'officer',
    name,
    text: words,
    rule: words,
  }));
}

const DRAFTED = ['brief', 'informing', 'proposals', 'measures', 'situation'] as const;

/** A drafted report of the case; the sample book owes no duty by these names. */
function draftOf(view: CaseView, draft: (typeof DRAFTED)[number]): Part {
  const rule = { brief: 'notify-deputies', informing: 'informing-report', measures: 'measures-report' }[
    draft as string
  ];
  const owed = view.obligations.find((one) => one.rule === (rule ?? draft));
  const one = part('draft', '4.6', view, {}, owed?.key);
  return { ...one, tell: { ...one.tell, draft, unconfirmed: draft !== 'situation' } };
}

/** Everything that is shown of a case to an audience. */
function screensOf(view: CaseView, audience: Audience, timeline: TimelineLine[]): Screen[] {
  const [first] = firstDebts();
  const messages = SAYINGS.map((say) => renderParts([part(say, '4.5', view, { timeline }, first?.key)], audience));
  const drafts = DRAFTED.map((draft) => renderParts([draftOf(view, draft)], audience));
  const asked = view.obligations.map(({ key }) => renderParts([part('preview', '4.6', view, {}, key)], audience));
  const together = renderParts(
    SAYINGS.map((say) => part(say, '3.2', view, { timeline })),
    audience,
  );
  const status = renderStatus(
    [
      {
        book: sampleBook,
        mode: 'emergency',
        watchingSince: null,
        asOf: null,
        completeThrough: null,
        openCases: [view],
        questions: [],
        nextDeadline: null,
        gaps: [{ post: 'officer', reason: 'empty' }],
        now: view.now,
      },
    ],
    audience,
  );
  return [
    renderCard(view, audience),
    ...messages,
    ...drafts,
    ...asked,
    renderParts(
      DRAFTED.map((draft) => draftOf(view, draft)),
      audience,
    ),
    renderParts(
      view.obligations.map(({ key }) => part('demand', '4.6', view, {}, key)),
      audience,
    ),
    together,
    repeatMark(together),
    renderHistory(view, timeline, audience),
    renderIncidents([view], audience),
    status,
  ];
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const state = fc.record({
  kind: fc.constantFrom(...KINDS),
  state: fc.constantFrom(...STATES),
  closedAt: fc.constant(at('11:10')),
});

const READERS = [
  reader('officer'),
  reader('mcur-head', 'deputies'),
  reader('district-head'),
  reader('ministry'),
  reader('executors/ук восход'),
];

test('no words from outside break a message: marks, limits, buttons', () => {
  fc.assert(
    fc.property(anything, anything, state, (words, name, change) => {
      const view = hostileView(words, name, change);
      for (const audience of READERS) {
        for (const screen of screensOf(view, audience, timelineOf(words, name))) expect(faultsOf(screen)).toEqual([]);
      }
      for (const screen of othersOf(view, words, name)) expect(faultsOf(screen)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

function othersOf(view: CaseView, words: string, name: string): Screen[] {
  const file = {
    fileName: words,
    rows: 1,
    added: 0,
    changed: 0,
    unchanged: 0,
    foreign: 0,
    rejected: [{ row: 2, reason: words }],
    periodFrom: null,
    periodTo: null,
    asOf: view.now,
    yesterdayComplete: false,
    alreadyLoaded: false,
    closes: null,
    rises: [],
  };
  return [
    ...[progressPrompt, usualPrompt, informingPrompt, resolvedPrompt, answerPrompt].map((ask) => ask(view)),
    ...[editDraftPrompt, holdDraftPrompt, proposalsPrompt, renderEvidence].map((ask) => ask(view)),
    ...[problemPrompt, evidencePrompt].map((ask) => ask(view, words)),
    measureDonePrompt(view, 0),
    appointPrompt(view, [{ post: 'officer', personId: 1, name }]),
    importPreview(file, 'x', 'Europe/Moscow'),
    importRefused(words, words),
    bindingNotice({
      book: sampleBook,
      post: sampleBook.posts['officer'] as Post,
      bindingId: 1,
      name,
      group: words,
      introduced: false,
    }),
  ];
}

test('no message to the ministry names a person, a miss or a ping', () => {
  fc.assert(
    fc.property(state, (change) => {
      const view = hostileView('ремонт', 'Имярек-Тайный', change);
      for (const { text, buttons } of screensOf(view, reader('ministry'), timelineOf('ремонт', 'Имярек-Тайный'))) {
        expect(text).not.toContain('Имярек');
        expect(text).not.toMatch(
          /Напоминание|просрочено|Не исполнено|Не доставлено|не назначен|Ознакомлен|Срок истёк|группа:|задержан/,
        );
        expect(buttons).toEqual([]);
      }
    }),
  );
});

/** Words of a person, and the end of it all: nothing is demanded by them. */
const SAID_AFTER_IT: readonly Saying[] = ['closing', 'decision', 'answer', 'problem'];

test('whatever speaks of a case bears its number, whatever is demanded bears clause and time', () => {
  const view = hostileView('ремонт', 'Петров', { owner: null });
  const [acknowledge] = firstDebts();
  for (const say of SAYINGS) {
    const { text } = renderParts([part(say, '3.1', view, {}, acknowledge?.key)], reader('officer'));
    expect(text, say).toContain('№12');
    expect(text, say).toContain('п. 3.1');
    if (!SAID_AFTER_IT.includes(say)) expect(text, say).toContain('до 10:15');
  }
});
