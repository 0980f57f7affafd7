import { and, eq, isNull, ne, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { appeal, imports } from './schema/appeals.ts';

/** The import that superseded a version, where there is one: joined to every reading of appeals. */
export const later = alias(imports, 'later');

/** A version is seen while its import is visible and whatever superseded it is not. Needs the join of `later`. */
export const isVisible: SQL | undefined = and(
  eq(imports.state, 'visible'),
  or(isNull(appeal.supersededBy), ne(later.state, 'visible')),
);
