/** A clause, or a part of one, that the program carries out for every book alike: no rule of the book could say it. */
export interface Capability {
  /** The file that does it. */
  by: string;
  /** The command that shows it, without its slash. */
  command: string | null;
  /** What it does of the clause. */
  why: string;
}

type OfBook = Record<string, Capability[]>;

const capability = (by: string, command: string | null, why: string): Capability => ({ by, command, why });

const MODES = capability('src/render/status.ts', 'status', 'режим блока виден в сводке и по команде');
const AVERAGES = capability(
  'src/render/figures/averages.ts',
  'averages',
  'средние значения обращений по категориям считает бот',
);
const ABSENCES = capability(
  'src/render/people/roster-pages.ts',
  'absent',
  'кто отсутствует, по какой день и кто замещает',
);
const TOP_SOURCES = capability(
  'src/analytics/top-problems.ts',
  null,
  'индекс роста считается по обращениям источников из `top-sources`, прочие стоят отдельно',
);
const CONTROL = capability('src/render/duties/data-lists.ts', 'control', 'тот же список в любое время');
const ROADMAPS = capability(
  'src/render/cases/roadmap-card.ts',
  'roadmap',
  'дорожная карта: цель, мероприятия, сроки, ответственные',
);
const REQUESTS = capability(
  'src/render/cases/request-card.ts',
  'request',
  'обращение, пришедшее письмом или звонком, записывает ответственный',
);
const RESIDENTS = capability('src/render/cases/residents-draft.ts', null, 'готовый текст объявления для жителей');

/** By regulation and clause id; docs/clauses-*.md shows it beside what the book itself says. */
export const CARRIED_BY: Record<string, OfBook> = {
  'khimki-energy': {
    '1.3': [MODES],
    '1.4': [AVERAGES, ABSENCES],
    '2.2': [TOP_SOURCES],
    '2.3': [CONTROL],
    '2.4': [CONTROL],
    '2.5': [CONTROL],
    '2.6': [ROADMAPS],
    '4.1': [RESIDENTS],
    '5.1': [REQUESTS],
  },
  'ruza-zhkh': {
    'decree-3': [
      capability(
        'src/app/people/accept.ts',
        'who',
        'кто контролирует исполнение, назначается в боте на должность «Координатор исполнения регламента»',
      ),
    ],
    '1.2': [MODES],
    '1.4': [AVERAGES, ABSENCES],
    '2.2': [
      capability(
        'src/ingest/sources.ts',
        null,
        'обращения всех систем стоят одним потоком, источник сохраняется; исполнителям их рассылает правило `dispatch`',
      ),
    ],
    '2.5': [TOP_SOURCES],
    '2.7': [CONTROL],
    '2.8': [CONTROL],
    '2.9': [ROADMAPS],
    '2.12': [
      capability(
        'src/render/figures/why.ts',
        null,
        'кнопка «Почему эта цифра»: источник, период и формула каждой цифры',
      ),
    ],
    '4.1': [RESIDENTS],
    '5.1': [
      capability(
        'src/app/people/accept.ts',
        'invite',
        'второго назначения на занятую должность бот не принимает и называет причину',
      ),
    ],
    '5.2': [ABSENCES],
    '5.3': [REQUESTS],
    '6.1': [capability('src/render/cases/assignment-card.ts', 'assign', 'поручение: кому, что, к какому сроку')],
  },
};

/** A kind of content that one clause of one book alone uses, and why the language has it all the same. */
export const ONE_CLAUSE_KINDS: Record<string, string> = {};
