/** Where an appeal stands in the hierarchy of its export. */
export interface Place {
  direction: string | null;
  category: string | null;
  subcategory: string | null;
  fact: string | null;
}
