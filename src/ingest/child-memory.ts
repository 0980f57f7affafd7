import { readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;

/**
 * Resident memory of a process in bytes, or null where the system does not say (no /proc) or the process is gone.
 * The heap limit of a child does not count buffers and long strings that live outside the heap; this does.
 */
export async function residentBytes(pid: number): Promise<number | null> {
  try {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : null;
  } catch {
    return null;
  }
}
