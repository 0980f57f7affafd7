import { isTopic, TOPIC, topicsMeant } from '../../app/registers/event-topics.ts';
import { keepTopic, TOPIC_UNKNOWN_TOO, unknownTopic, WHOLE_BLOCK } from '../../render/registers/event-row.ts';
import type { Answers, FormStep } from './form.ts';
import type { RowGround } from './row-step.ts';

/** The question about a topic that the data do not know, and the field its answer is for. */
export const TOPIC_CHOSEN = { step: 'topic-chosen', field: TOPIC } as const;

/** An event about something that no data name explains nothing: what was meant is asked, and may be kept. null where nothing is to be asked. */
export function topicStep({ topics }: RowGround, answers: Answers): FormStep | null {
  const written = answers[TOPIC_CHOSEN.field] ?? '';
  const asked = topics !== null && written !== '' && answers[TOPIC_CHOSEN.step] === undefined;
  // A district without any data knows no names to hold it against.
  if (!asked || topics.length === 0 || isTopic(topics, written)) return null;
  const meant = topicsMeant(topics, written);
  return {
    id: TOPIC_CHOSEN.step,
    question: unknownTopic(written, meant),
    choices: [
      ...meant.map((name) => ({ label: name, value: name })),
      { label: WHOLE_BLOCK, value: '' },
      { label: keepTopic(written), value: written },
    ],
    words: true,
    read: (words) => (isTopic(topics, words) ? { ok: true, value: words } : { ok: false, mend: TOPIC_UNKNOWN_TOO }),
  };
}
