import { badRequest } from './refusal.ts';

/** One uploaded part of a multipart body. */
export interface Upload {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** A call's fields as they came: JSON values, or strings from a form. */
export interface Params {
  values: Record<string, unknown>;
  uploads: Map<string, Upload>;
}

/** A field that a form sends as a JSON string and a JSON body sends as it is. */
export function jsonField(params: Params, name: string): unknown {
  const value = params.values[name];
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${name} JSON object`);
  }
}

export function objectField(params: Params, name: string): Record<string, unknown> | null {
  const value = jsonField(params, name);
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw badRequest(`object expected as ${name.replaceAll('_', ' ')}`);
  return value;
}

export function stringField(params: Params, name: string): string {
  const value = params.values[name];
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

export function intField(params: Params, name: string): number | null {
  const value = params.values[name];
  if (value === undefined || value === null || value === '') return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

export function flagField(params: Params, name: string): boolean {
  const value = params.values[name];
  return value === true || value === 'true' || value === 'True' || value === '1' || value === 1;
}

/** `chat_id`: a number, or a name of a public chat (there are none here). */
export function chatIdField(params: Params): number | string {
  const raw = stringField(params, 'chat_id').trim();
  if (raw === '') throw badRequest('chat_id is empty');
  const number = Number(raw);
  return Number.isSafeInteger(number) ? number : raw;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
