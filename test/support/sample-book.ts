import type { Book, Post } from '../../src/regulation/book.ts';
import type { Move, Rule } from '../../src/regulation/rule.ts';
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
    otherwise: null,
  } as const;
  return { id, title, holder: title, dative, may, series: [], ...plain, ...more };
}

function rule(id: string, clause: string, owes: string, metBy: Rule['metBy']['all'], more: Partial<Rule> = {}): Rule {
  return {
    id,
    clause,
    of: 'emergency',
    what: null,
    about: null,
    owes,
    to: [],
    starts: { kind: 'event', events: ['announced'], repeat: null, with: null, each: null },
    due: { kind: 'within', duration: { ms: HOUR_MS } },
    metBy: { all: metBy },
    asks: null,
    reading: { normal: null, over: null, details: null },
    checklist: null,
    shows: null,
    register: null,
    evidence: [],
    draft: null,
    sendAt: null,
    preview: null,
    shownTo: [],
    unconfirmed: null,
    early: null,
    onlyIf: null,
    loud: 'always',
    remind: [],
    remindBefore: [],
    pingAt: [],
    interpretation: null,
    ifMissed: [],
    ...more,
  };
}

function ladder(moves: Move[]): Rule['ifMissed'] {
  return [{ after: { ms: 0 }, every: null, inARow: 1, moves }];
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
  'hand-over',
  'drafts',
  'duties',
  'answer',
  'register-request',
  'assign',
  'assignments',
  'roadmap',
  'registers',
  'knowledge',
];
const CLAUSES = '1.2 2.1 2.2 2.5 2.7 2.8 3.1 3.2 3.3 4.1 4.2 4.3 4.4 4.5 4.6 4.7 5.1 5.3 6.1'.split(' ');
const CHANNELS = ['сайты ОМСУ', 'соцсети ОМСУ', 'стенды МКД'];
const QUARTER_MS = HOUR_MS / 4;

/** A report that the head owes and the bot drafts. */
function report(id: string, clause: string, what: string, draft: Rule['draft'], more: Partial<Rule> = {}): Rule {
  return rule(id, clause, 'mcur-head', ['delivery'], {
    what,
    draft,
    to: ['ministry'],
    preview: { ms: QUARTER_MS },
    unconfirmed: { sendAt: null, say: null },
    ...more,
  });
}

const REPORTS: Record<string, Rule> = {
  'notify-deputies': report('notify-deputies', '4.1', 'оповестить заместителей Главы', 'brief', {
    to: ['deputies'],
    preview: null,
  }),
  'informing-report': report('informing-report', '4.1', 'доложить о ходе информирования', 'informing'),
  proposals: report('proposals', '4.2', 'внести предложения по снижению числа обращений', 'proposals', {
    metBy: { all: ['proposals'] },
    unconfirmed: { sendAt: null, say: 'предложения не представлены' },
  }),
  'measures-report': report('measures-report', '4.4', 'доложить о выполнении мер', 'measures', {
    to: ['deputies', 'ministry'],
  }),
  situation: report('situation', '4.6', 'доложить обстановку', 'situation', {
    to: ['district-head', 'ministry'],
    loud: 'first-or-worse',
  }),
};

const CHECKLISTS: Record<string, Rule> = {
  'residents-informed': rule('residents-informed', '4.1', 'mcur-head', ['checked'], {
    what: 'организовать информирование жителей по всем каналам',
    asks: 'checklist',
    checklist: CHANNELS,
    evidence: ['link', 'photo'],
    preview: { ms: QUARTER_MS },
  }),
  'channels-checked': rule('channels-checked', '4.7', 'mcur-head', ['checked'], {
    what: 'проверить каналы информирования',
    asks: 'checklist',
    checklist: CHANNELS,
    preview: { ms: QUARTER_MS },
  }),
  'measures-tracked': rule('measures-tracked', '4.3', 'mcur-head', ['measures-done'], {
    what: 'отметить выполнение предложенных мер',
    asks: 'checklist',
    checklist: 'measures',
    preview: { ms: QUARTER_MS },
  }),
  'working-group': rule('working-group', '4.1', 'deputies', ['working-group'], { what: 'назвать рабочую группу' }),
};

const OTHER_CASES: Record<string, Rule> = {
  'request-accepted': rule('request-accepted', '5.1', 'officer', ['acknowledge'], {
    of: 'request',
    what: 'принять обращение ЦУР в работу',
  }),
  'request-answered': rule('request-answered', '5.1', 'officer', ['answer'], {
    of: 'request',
    what: 'ответить на обращение ЦУР',
  }),
  'assignment-accepted': rule('assignment-accepted', '6.1', 'assignee', ['acknowledge'], {
    of: 'assignment',
    what: 'принять поручение',
  }),
  'assignment-done': rule('assignment-done', '6.1', 'assignee', ['resolved'], {
    of: 'assignment',
    what: 'исполнить поручение',
    due: { kind: 'deadline' },
    evidence: ['link', 'photo'],
  }),
  'assignment-confirmed': rule('assignment-confirmed', '6.1', 'giver', ['confirm-closing'], {
    of: 'assignment',
    what: 'подтвердить исполнение поручения',
    asks: 'confirm',
  }),
  'roadmap-action': rule('roadmap-action', '2.7', 'assignee', ['measure-done'], {
    of: 'roadmap',
    what: 'выполнить мероприятие дорожной карты',
    starts: { kind: 'event', events: ['planned'], repeat: null, with: null, each: 'measure' },
    due: { kind: 'deadline' },
  }),
};

/** The energy block of Khimki in small: enough rules for the words to be tried on. */
export const sampleBook: Book = {
  id: 'khimki-energy',
  title: 'Регламент взаимодействия ЦУР Минэнерго МО и МЦУР г.о. Химки',
  name: 'Энергетика',
  district: { id: 'khimki', title: 'г.о. Химки', omsu: ['Химки'], timezone: 'Europe/Moscow', population: null },
  topSources: ['Добродел'],
  others: [],
  block: 'energy',
  hash: 'sample',
  chain: ['officer', 'mcur-head', 'deputies', 'district-head'],
  posts: {
    officer: post('officer', 'Ответственный сотрудник', 'ответственному сотруднику', OFFICER, { seat: 'block' }),
    'mcur-head': post(
      'mcur-head',
      'Руководитель МЦУР',
      'руководителю МЦУР',
      [...OFFICER, 'confirm-closing', 'appoint', 'proposals', 'roster'],
      { group: true },
    ),
    deputies: post(
      'deputies',
      'Заместители Главы округа',
      'заместителям Главы округа',
      ['acknowledge', 'seen', 'appoint', 'history', 'status', 'working-group', 'assign', 'assignments'],
      { holders: 'many', group: true, delegates: 'mcur-head' },
    ),
    'district-head': post(
      'district-head',
      'Глава округа',
      'Главе округа',
      ['acknowledge', 'seen', 'appoint', 'history', 'status', 'decide', 'assign'],
      { delegates: 'mcur-head' },
    ),
    ministry: post('ministry', 'ЦУР Минэнерго МО', 'ЦУР Минэнерго МО', ['request'], { external: true, group: true }),
    executors: post('executors', 'Исполнители', 'исполнителям', ['duties', 'assignments'], {
      holder: 'Исполнитель',
      seat: 'organisation',
      holders: 'many',
      external: true,
      group: true,
    }),
  },
  control: { postponed: null, repeated: null, responsible: null },
  emergency: {
    onePer: 'block',
    names: null,
    events: null,
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
    hold: { ms: HOUR_MS / 2 },
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
  clauses: CLAUSES.map((id) => ({ id, cite: id, kind: 'rule', says: `Пункт ${id}`, carried: [] })),
  rules: {
    acknowledge: rule('acknowledge', '3.1', 'officer', ['acknowledge'], {
      ifMissed: ladder([{ kind: 'reach', post: 'mcur-head', clause: '3.2' }]),
    }),
    'first-result': rule('first-result', '3.1', 'officer', ['progress', 'informing']),
    progress: rule('progress', '2.8', 'owner', ['progress']),
    ...REPORTS,
    ...CHECKLISTS,
    ...OTHER_CASES,
    confirm: rule('confirm', '3.3', 'mcur-head', ['confirm-closing'], { asks: 'confirm' }),
    'decide-rise': rule('decide-rise', '2.2', 'officer', ['decision'], { of: 'rise', asks: 'decide-rise' }),
    'yesterday-loaded': rule('yesterday-loaded', '2.1', 'officer', ['import-of-yesterday'], {
      of: 'duty',
      starts: { kind: 'calendar', every: 'day', on: null, at: ['09:00'], dayOff: 'none' },
      due: { kind: 'at', time: '10:00' },
    }),
    'top-digest': rule('top-digest', '2.2', 'bot', ['delivery'], {
      of: 'duty',
      to: ['mcur-head', 'officer'],
      starts: { kind: 'calendar', every: 'day', on: null, at: ['09:40'], dayOff: 'none' },
      due: { kind: 'at', time: '10:00' },
      draft: 'top-problems',
      sendAt: '09:58',
    }),
  },
  reactions: [],
  registers: {},
};

/** As Ruza: one case per category, the threshold is a setting of the МЦУР. */
export const sampleCategoryBook: Book = {
  ...sampleBook,
  id: 'ruza-zhkh',
  name: 'ЖКХ',
  district: { id: 'ruza', title: 'Рузский г.о.', omsu: ['Руза'], timezone: 'Europe/Moscow', population: null },
  block: 'zhkh',
  emergency: { ...sampleBook.emergency, onePer: 'series', thresholdIsSetting: true },
};
