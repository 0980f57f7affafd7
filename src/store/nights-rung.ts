import { and, eq, gte, inArray, ne } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { decodeFacts, type StoredFacts } from './facts-json.ts';
import { cases } from './schema/cases.ts';

/** Of which regulations, which case not, and decided upon since when. */
interface Rung {
  regulations: readonly string[];
  except: number;
  since: Date;
}

/** The nights in which posts have been rung by other cases, drills left out: as `CaseFacts.rung`. */
export async function nightsRung(tx: Tx, { regulations, except, since }: Rung): Promise<string[]> {
  const rows = await tx
    .select({ facts: cases.facts })
    .from(cases)
    .where(
      and(
        inArray(cases.regulation, [...regulations]),
        ne(cases.id, except),
        ne(cases.kind, 'duty'),
        eq(cases.drill, false),
        gte(cases.lastAt, since),
      ),
    );
  return rows.flatMap(({ facts }) => decodeFacts(facts as StoredFacts).rung);
}
