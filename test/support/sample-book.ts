import type { Book, Move, Post, Rule } from '../../src/regulation/book.ts';
import type { Action } from '../../src/domain/post.ts';

const HOUR_MS = 3_600_000;

function post(id: string, title: string, dative: string, may: Action[], more: Partial<Post> = {}): Post {
  const plain = {
    seat: 'district',
    holders: 'one',
    group: false,
    external: false,
    delegates: null,
    night: null,
  } as const;
  return { id, title, holder: title, dative, may, ...plain, ...more };
}

function rule(id: string, clause: string, owes: string, metBy: Rule['metBy']['all'], more: Partial<Rule> = {}): Rule {
  return {
    id,
    clause,
    owes,
    to: [],
    starts: { kind: 'event', event: 'announced', repeat: null, with: null },
    due: { kind: 'within', duration: { ms: HOUR_MS } },
    metBy: { all: metBy },
    asks: null,
    draft: null,
    sendAt: null,
    remind: [],
    pingAt: [],
    ifMissed: [],
    ...more,
  };
}

function ladder(moves: Move[]): Rule['ifMissed'] {
  return [{ after: { ms: 0 }, every: null, moves }];
}

const OFFICER: Action[] = [
  'acknowledge',
  'progress',
  'informing',
  'cannot-solve',
  'resolved',
  'undo-closing',
  'false-alarm',
  'history',
  'decide-rise',
  'open-by-hand',
  'import',
  'status',
];
const CLAUSES = ['1.2', '2.1', '2.2', '2.5', '2.8', '3.1', '3.2', '3.3', '4.1', '4.5'];

/** The energy block of Khimki in small: enough rules for the words to be tried on. */
export const sampleBook: Book = {
  id: 'khimki-energy',
  title: 'Регламент взаимодействия ЦУР Минэнерго МО и МЦУР г.о. Химки',
  name: 'Энергетика',
  district: { id: 'khimki', title: 'г.о. Химки', omsu: ['Химки'], timezone: 'Europe/Moscow' },
  topSources: ['Добродел'],
  block: 'energy',
  hash: 'sample',
  chain: ['officer', 'mcur-head', 'deputies', 'district-head'],
  posts: {
    officer: post('officer', 'Ответственный сотрудник', 'ответственному сотруднику', OFFICER, { seat: 'block' }),
    'mcur-head': post(
      'mcur-head',
      'Руководитель МЦУР',
      'руководителю МЦУР',
      [...OFFICER, 'confirm-closing', 'appoint'],
      { group: true },
    ),
    deputies: post(
      'deputies',
      'Заместители Главы округа',
      'заместителям Главы округа',
      ['acknowledge', 'seen', 'appoint', 'history', 'status'],
      { holders: 'many', group: true, delegates: 'mcur-head' },
    ),
    'district-head': post(
      'district-head',
      'Глава округа',
      'Главе округа',
      ['acknowledge', 'seen', 'appoint', 'history', 'status'],
      { delegates: 'mcur-head' },
    ),
    ministry: post('ministry', 'ЦУР Минэнерго МО', 'ЦУР Минэнерго МО', [], { external: true, group: true }),
  },
  emergency: {
    onePer: 'block',
    clause: '1.2',
    watch: [],
    over: 'growth',
    thresholdIsSetting: false,
    mode: 'технологическое нарушение',
    period: 'rolling-7',
    page: 'qualified',
    levelSpacing: { ms: HOUR_MS },
    undo: { ms: HOUR_MS / 6 },
    reopen: { ms: 7 * 24 * HOUR_MS },
    decisionHolds: { ms: 7 * 24 * HOUR_MS },
    decisionWorsensBy: 10,
    notOlderThan: { ms: 48 * HOUR_MS },
  },
  values: {
    growth: {
      name: 'growth',
      clause: '1.2',
      quote: 'более 10 %',
      interpretation: false,
      from: [{ since: '2020-01-01', amount: { unit: 'percent', percent: 10 } }],
    },
  },
  clauses: CLAUSES.map((id) => ({ id, cite: id, kind: 'rule', says: `Пункт ${id}` })),
  rules: {
    acknowledge: rule('acknowledge', '3.1', 'officer', ['acknowledge'], {
      ifMissed: ladder([{ kind: 'reach', post: 'mcur-head', clause: '3.2' }]),
    }),
    'first-result': rule('first-result', '3.1', 'officer', ['progress', 'informing']),
    progress: rule('progress', '2.8', 'owner', ['progress']),
    confirm: rule('confirm', '3.3', 'mcur-head', ['confirm-closing'], { asks: 'confirm' }),
    'decide-rise': rule('decide-rise', '2.2', 'officer', ['decision'], { asks: 'decide-rise' }),
    'yesterday-loaded': rule('yesterday-loaded', '2.1', 'officer', ['import-of-yesterday'], {
      starts: { kind: 'calendar', every: 'day', on: null, at: '09:00', dayOff: 'none' },
      due: { kind: 'at', time: '10:00' },
    }),
    'top-digest': rule('top-digest', '2.2', 'bot', ['delivery'], {
      to: ['mcur-head', 'officer'],
      starts: { kind: 'calendar', every: 'day', on: null, at: '09:40', dayOff: 'none' },
      due: { kind: 'at', time: '10:00' },
      draft: 'top-problems',
      sendAt: '09:58',
    }),
  },
  reactions: [],
};

/** As Ruza: one case per category, the threshold is a setting of the МЦУР. */
export const sampleCategoryBook: Book = {
  ...sampleBook,
  id: 'ruza-zhkh',
  name: 'ЖКХ',
  district: { id: 'ruza', title: 'Рузский г.о.', omsu: ['Руза'], timezone: 'Europe/Moscow' },
  block: 'zhkh',
  emergency: { ...sampleBook.emergency, onePer: 'series', thresholdIsSetting: true },
};
