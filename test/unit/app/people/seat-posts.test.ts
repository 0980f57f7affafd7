import { expect, test } from 'vitest';
import { postCalled } from '../../../../src/app/people/seat-posts.ts';
import { bookOf, shippedYaml } from '../../../support/books.ts';

const RUZA = bookOf(shippedYaml('ruza-zhkh'));

test.each([
  ['uk-head/ук «восход»', 'УК «Восход»', 'Руководитель УК «Восход»'],
  ['uk-head/восход', 'Восход', 'Руководитель УК Восход'],
  ['executors/ук «восход»', 'УК «Восход»', 'Исполнитель УК «Восход»'],
  ['rso/ао «водоканал»', 'АО «Водоканал»', 'РСО АО «Водоканал»'],
])('%s is called by its post and its organisation, no word of them twice', (post, organisation, title) => {
  expect(postCalled(RUZA, post, organisation).title).toBe(title);
});
