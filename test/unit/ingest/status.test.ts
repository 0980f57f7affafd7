import { describe, expect, it } from 'vitest';
import { statusMeaning } from '../../../src/ingest/status.ts';

const words = (cell: string) => {
  const { group, overdue, repeated } = statusMeaning(cell);
  return [group, overdue && 'overdue', repeated && 'repeated'].filter(Boolean).join(' ');
};

describe('the status of an appeal', () => {
  it.each([
    ['37', 'accepted'],
    ['32', 'in-work'],
    ['50', 'in-work overdue'],
    ['51', 'in-work repeated'],
    ['54', 'postponed'],
    ['57', 'postponed overdue'],
    ['34', 'answered'],
    ['38', 'answered'],
    ['35', 'closed'],
    ['53', 'closed'],
    ['56', 'closed'],
    ['60', 'closed'],
    ['511', 'in-work'],
    ['512', 'in-work'],
    ['42', 'rejected'],
    ['55', 'rejected'],
  ])('code %s of Добродел is %s', (code, meaning) => {
    expect(words(code)).toBe(meaning);
    expect(words(`${code} — слова при коде`)).toBe(meaning);
  });

  it.each([
    ['На модерации', 'new'],
    ['На уточнении модератора', 'new'],
    ['Возврат модератору', 'new'],
    ['На исполнении', 'accepted'],
    ['В работе исполнителя', 'in-work'],
    ['Готова к редактированию', 'in-work'],
    ['На согласовании', 'in-work'],
    ['Готова к согласованию (отложенное решение)', 'postponed'],
    ['Отправлено во внешние системы', 'answered'],
    ['Закрыта', 'closed'],
    ['Закрыта с отложенным', 'postponed'],
  ])('«%s» of ЕЦУР is %s', (status, meaning) => {
    expect(words(status)).toBe(meaning);
    expect(words(status.toUpperCase())).toBe(meaning);
  });

  it.each([
    ['Не решено', 'in-work'],
    ['Вопрос решён', 'closed'],
    ['Отложенное решение', 'postponed'],
    ['В работе, просрочено', 'in-work overdue'],
    ['Принято в обработку', 'accepted'],
    ['Дан ответ заявителю', 'answered'],
    ['Отказано', 'rejected'],
    ['', 'new'],
    ['что-то неизвестное', 'new'],
    ['370', 'new'],
  ])('«%s», which nobody listed, is %s', (status, meaning) => {
    expect(words(status)).toBe(meaning);
  });
});
