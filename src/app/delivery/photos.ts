import type { DigestPicture } from '../../domain/digest-picture.ts';
import type { Screen } from '../../domain/message.ts';
import type { Photo, SendOutcome } from '../../messenger/port.ts';

/** The pictures of one morning, of every district, and some more. */
const REMEMBERED = 16;

/** Pictures of screens, each drawn once; once the messenger has it, it is not uploaded again. */
export interface Photos {
  /**
   * Makes an attempt with the picture of a screen, and once more without it when only the picture is refused or can't be
   * drawn: the words are never late because of it.
   */
  with(screen: Screen, attempt: (photo?: Photo) => Promise<SendOutcome>): Promise<SendOutcome>;
}

export function createPhotos(
  draw: (picture: DigestPicture) => Promise<Uint8Array>,
  failed: (error: unknown) => void,
): Photos {
  const known = new Map<string, Promise<Photo | undefined>>();

  function photoOf(key: string, picture: DigestPicture): Promise<Photo | undefined> {
    const photo = known.get(key) ?? drawn(picture);
    remember(key, photo);
    return photo;
  }

  async function drawn(picture: DigestPicture): Promise<Photo | undefined> {
    try {
      return { bytes: await draw(picture) };
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  /** The newest stands last; the oldest is forgotten. */
  function remember(key: string, photo: Promise<Photo | undefined>): void {
    known.delete(key);
    known.set(key, photo);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }

  return {
    async with({ picture }, attempt) {
      const key = picture && JSON.stringify(picture);
      const photo = key ? await photoOf(key, picture) : undefined;
      if (!key || !photo) return attempt();
      const outcome = await attempt(photo);
      if (outcome.kind === 'photo-refused' || outcome.kind === 'poison') {
        known.delete(key);
        return attempt();
      }
      if (outcome.kind === 'sent' && outcome.photoId) remember(key, Promise.resolve({ id: outcome.photoId }));
      return outcome;
    },
  };
}
