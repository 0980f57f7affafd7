export const STATUS_GROUPS = ['new', 'accepted', 'in-work', 'postponed', 'answered', 'closed', 'rejected'] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/** Groups in which nothing is owed to the citizen any more. */
export const FINISHED_GROUPS: readonly StatusGroup[] = ['closed', 'rejected'];

/** Whether nothing is owed to the citizen any more. */
export function isFinished(group: StatusGroup): boolean {
  return FINISHED_GROUPS.includes(group);
}

/**
 * A citizen's appeal, canonical: a white list. What is not listed here is not stored — no name, phone, e-mail,
 * flat number or free text of the applicant.
 */
export interface AppealDraft {
  source: string;
  externalId: string;
  createdAt: Date;
  deadlineAt: Date | null;
  closedAt: Date | null;
  status: string;
  statusGroup: StatusGroup;
  overdue: boolean;
  repeated: boolean;
  direction: string | null;
  category: string | null;
  subcategory: string | null;
  fact: string | null;
  omsu: string | null;
  executor: string | null;
  locality: string | null;
  street: string | null;
  house: string | null;
  url: string | null;
}

/** A row that was not taken, with its number in the file (the header is row 1) and why. No cell is echoed. */
export interface RejectedRow {
  row: number;
  reason: string;
}
