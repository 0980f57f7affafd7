import { fold } from '../domain/fold.ts';

/** Where an appeal comes from, as far as it may be kept. */
export interface Place {
  locality: string | null;
  street: string | null;
  house: string | null;
}

const LOCALITY =
  /^(?:(?:г|гор|пос|пгт|рп|р\.п|с|дер|п|ст|х)\.|(?:город|поселок|посёлок|село|деревня|станция|хутор|пгт|рп|г|пос|с|п)\s)\s*\S/iu;
const STREET =
  /(?:^|\s)(?:ул|улица|пр-т|просп|проспект|пер|переулок|пл|площадь|ш|шоссе|б-р|бульвар|пр-д|проезд|наб|набережная|туп|тупик|аллея|линия)(?:\.|\s|$)/iu;
/** Stands for the street where houses are numbered within it, and tells streets of one name apart where they are not. */
const QUARTER = /(?:^|\s)(?:мкр|микрорайон|кв-л|квартал)(?:\.|\s|$)/iu;
const HOUSE =
  /^(?:д|дом|вл|владение|стр|строение)\.?\s*(\d{1,4}[\p{L}]?(?:[/-]\d{1,4}[\p{L}]?)?(?:\s*(?:к|корп|корпус|стр|с)\.?\s*\d{1,3}[\p{L}]?)?)$/iu;
const BARE_HOUSE = /^\d{1,4}[\p{L}]?(?:[/-]\d{1,4}[\p{L}]?)?$/iu;

/** Parts of an address looked at: nobody's address has more. */
const MAX_PARTS = 12;

/**
 * Locality, street and house of an address written in one cell; `known`: the locality a column of its own gives. Only parts
 * recognised as one of these are kept, so that a flat, an entrance or a name written into the address is dropped.
 */
export function placeOf(address: string, known: string | null = null): Place {
  const place: Place = { locality: known, street: null, house: null };
  let quarter: string | null = null;
  for (const part of address.split(',', MAX_PARTS).map((text) => text.trim())) {
    const house = HOUSE.exec(part)?.[1];
    const isPlaced = (place.street ?? quarter) !== null;
    if (house) place.house ??= house;
    else if (STREET.test(part)) place.street ??= withoutFlat(part) || null;
    else if (QUARTER.test(part)) quarter ??= withoutFlat(part) || null;
    else if (isPlaced && BARE_HOUSE.test(part)) place.house ??= part;
    else if (!isPlaced && LOCALITY.test(part)) place.locality ??= withoutFlat(part);
  }
  return quarter === null ? place : within(quarter, place);
}

/** «мкр. Условный, б-р Пробный»: a quarter is the street where none is named, else the locality, else it leads the street. */
function within(quarter: string, place: Place): Place {
  if (place.street === null) return { ...place, street: quarter };
  if (place.locality === null) return { ...place, locality: quarter };
  // Whole words: «мкр. 1» is not within «мкр. 10».
  if (` ${fold(place.locality)} `.includes(` ${fold(quarter)} `)) return place;
  return { ...place, street: `${quarter}, ${place.street}` };
}

/** A street or a house written together with a flat in one part: everything from the flat on goes. */
export function withoutFlat(part: string): string {
  return part.replace(/[\s,;]*(?:кв|квартира|офис|оф|комната|комн|подъезд|под)(?:\.|\s|№|\d).*$/iu, '').trim();
}
