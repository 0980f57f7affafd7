import type { Messenger, Room } from '../api/messenger-state.ts';
import type { User } from '../api/wire.ts';
import { addBot, createGroup, kickBot, promoteBot, upgradeGroup, type Push } from './group-chat.ts';
import { createPhone, PhoneError, type Phone } from './phone.ts';

/** A person to be given a phone. The id is made up unless given. */
export interface NewPerson {
  id?: number;
  firstName: string;
  lastName?: string;
  username?: string;
}

/** All phones, and the groups their owners make. */
export interface PhoneBook {
  add(person: NewPerson): Phone;
  all(): Phone[];
  /** Throws for an unknown id. */
  get(userId: number): Phone;
  groups: Groups;
}

/** What people do with groups. Ids are those of Telegram: negative. */
export interface Groups {
  create(title: string, creator: Phone, members?: Phone[]): number;
  /** `code`: of a `?startgroup=` invitation. */
  addBot(groupId: number, by: Phone, code?: string): void;
  kickBot(groupId: number, by: Phone): void;
  promoteBot(groupId: number, by: Phone): void;
  addMember(groupId: number, member: Phone): void;
  removeMember(groupId: number, member: Phone): void;
  /** Gives the id of the supergroup. */
  upgrade(groupId: number, by: Phone): number;
}

/** Above 2^32, as the ids of new Telegram accounts are: a bot that keeps them in 32 bits errs here. */
const firstUserId = 7_000_000_000;

export function createPhoneBook(messenger: Messenger, push: Push): PhoneBook {
  const phones = new Map<number, Phone>();
  for (const { user } of messenger.accounts.values()) phones.set(user.id, createPhone(messenger, push, user));
  const group = (id: number): Room => {
    const room = messenger.rooms.get(id);
    if (!room || room.type === 'private') throw new PhoneError(`нет группы ${id}`);
    return room;
  };
  return {
    add(person) {
      messenger.counters.account += 1;
      const id = person.id ?? firstUserId + messenger.counters.account;
      if (phones.has(id)) throw new PhoneError(`телефон ${id} уже есть`);
      const user: User = {
        id,
        is_bot: false,
        first_name: person.firstName,
        ...(person.lastName !== undefined && { last_name: person.lastName }),
        ...(person.username !== undefined && { username: person.username }),
        language_code: 'ru',
      };
      messenger.accounts.set(id, { user, deactivated: false });
      const phone = createPhone(messenger, push, user);
      phones.set(id, phone);
      return phone;
    },
    all: () => [...phones.values()],
    get(userId) {
      const phone = phones.get(userId);
      if (!phone) throw new PhoneError(`нет телефона ${userId}`);
      return phone;
    },
    groups: {
      create: (title, creator, members = []) =>
        createGroup(
          messenger,
          title,
          creator.user,
          members.map((member) => member.user),
        ).id,
      addBot: (id, by, code) => addBot(messenger, push, group(id), by.user, code ?? null),
      kickBot: (id, by) => kickBot(messenger, push, group(id), by.user),
      promoteBot: (id, by) => promoteBot(messenger, push, group(id), by.user),
      addMember: (id, member) => void group(id).members.set(member.user.id, 'member'),
      removeMember: (id, member) => void group(id).members.set(member.user.id, 'left'),
      upgrade: (id, by) => upgradeGroup(messenger, push, group(id), by.user).id,
    },
  };
}
