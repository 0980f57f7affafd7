import { expect, it } from 'vitest';
import { renderRoster } from '../../../src/render/people/roster.ts';
import { shippedYaml } from '../../support/books.ts';
import { clauseScreen, contentsScreen } from '../../support/clause-screen.ts';
import { RUZA_BOOK as book } from '../../support/water-alarm.ts';

/** Initials with a surname, or a patronymic, as the source prints the persons it names. */
const PERSON = /[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+ [А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+в(?:на|ич)(?![а-яё])/;

it('3 постановления: who controls the execution is shown, as a clause that is carried out', () => {
  const says = 'Исполнение постановления контролирует заместитель Главы округа.';
  expect(contentsScreen(book)).toContain(`п. 3 постановления ${says}`);
  const screen = clauseScreen(book, '3 постановления');
  expect(screen).toContain(says);
  expect(screen).not.toContain('Определение: обязанностей и сроков пункт не называет.');
});

it('3 постановления: the supervising deputy is a post of one in the roster, and nobody is named in the book', () => {
  const post = book.posts['coordinator'];
  if (!post) throw new Error('the book has no coordinator');
  expect(post).toMatchObject({ holders: 'one', seat: 'district', external: false });
  const roster = (names: string[]) => renderRoster([{ book, lines: [{ post, names, bindings: [] }] }]).text;
  expect(roster([])).toContain('Координатор исполнения регламента: никто не назначен');
  expect(roster(['Лицо 5'])).toContain('Координатор исполнения регламента: Лицо 5');
  for (const named of ['О.О. Орлову', 'Орлова О. О.', 'Орлова Ольга Олеговна']) expect(named).toMatch(PERSON);
  expect(shippedYaml('ruza-zhkh')).not.toMatch(PERSON);
});
