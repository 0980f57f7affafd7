import { expect, test } from 'vitest';
import { phoneOf } from '../../../src/domain/phone.ts';

test.each([
  ['+7 916 123-45-67', '+79161234567'],
  ['8 (916) 123-45-67', '+79161234567'],
  ['79161234567', '+79161234567'],
  ['916 123 45 67', '+79161234567'],
  ['8 495 123.45.67', '+74951234567'],
  ['+375 29 123-45-67', '+375291234567'],
])('«%s» is %s', (written, phone) => expect(phoneOf(written)).toBe(phone));

test.each([
  '',
  '112',
  '+7 916 123-45',
  '375291234567',
  '+7 016 123-45-67',
  'позвоните мне',
  '+7 916 123-45-67 доб. 2',
  '+1234567890123456',
])('«%s» is no number', (written) => expect(phoneOf(written)).toBeNull());
