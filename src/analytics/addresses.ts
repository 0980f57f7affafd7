import { fold } from '../domain/fold.ts';

/** Where an appeal points, as far as its export says. */
export interface Place {
  locality: string | null;
  street: string | null;
  house: string | null;
}

/** One address however exports spell it; null where neither a street nor a house is named: a whole town is no address. */
export function addressKey({ locality, street, house }: Place): string | null {
  const parts = [locality, street, house].map((part) => fold(part ?? ''));
  return parts[1] === '' && parts[2] === '' ? null : parts.join('|');
}

/** «Руза, ул. Солнцева, 5»: what people read. */
export function addressTitle({ locality, street, house }: Place): string {
  return [locality, street, house]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(', ');
}
