import { expect, test } from 'vitest';
import { tellsSomething } from '../../../src/domain/act-words.ts';

test('a word is enough, and so is a figure beside a letter: people write in the field', () => {
  const told = [
    'едем',
    'РСО',
    'то же',
    'К 18:00',
    '2 из 5 домов',
    '5 км',
    'нет опор',
    'бригада в работе',
    'давление в норме',
    'сделано',
    '…копают',
    'хуже 👎',
    'https://t.me/ruza/7',
  ];
  expect(told.filter((words) => !tellsSomething(words))).toEqual([]);
  // «й» of a phone that writes a letter and its mark apart.
  expect(tellsSomething('мой'.normalize('NFD'))).toBe(true);
});

test('what tells nothing: a nod, a sign, a picture, a number without a word, a letter held down', () => {
  const empty = [
    '',
    ' ',
    'ок',
    'Ок.',
    'ok!',
    'да',
    '.',
    '…',
    '+',
    '+1',
    '18:00',
    '👍',
    '👨‍👩‍👧',
    'Ага',
    'угу 👌',
    'окей',
    'да, ок',
    'не ок',
    'ааааа',
    'Понял вас',
    'в работе',
    'Принято в работу, спасибо!',
    'хорошо',
    'а б в',
  ];
  expect(empty.filter(tellsSomething)).toEqual([]);
});
