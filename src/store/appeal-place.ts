import { appeal } from './schema/appeals.ts';

/** Where an appeal stands in the hierarchy of its export. */
export interface Place {
  direction: string | null;
  category: string | null;
  subcategory: string | null;
  fact: string | null;
}

/** The columns of a place. */
export const placeColumns = {
  direction: appeal.direction,
  category: appeal.category,
  subcategory: appeal.subcategory,
  fact: appeal.fact,
};
