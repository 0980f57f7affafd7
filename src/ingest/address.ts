/** Where an appeal comes from, as far as it may be kept. */
export interface Place {
  locality: string | null;
  street: string | null;
  house: string | null;
}

const LOCALITY =
  /^(?:(?:г|гор|пос|пгт|рп|р\.п|с|дер|п|ст|х)\.|(?:город|поселок|посёлок|село|деревня|станция|хутор|пгт|рп|г|пос|с|п)\s)\s*\S/iu;
const STREET =
  /(?:^|\s)(?:ул|улица|пр-т|просп|проспект|пер|переулок|пл|площадь|ш|шоссе|б-р|бульвар|пр-д|проезд|наб|набережная|мкр|микрорайон|кв-л|квартал|туп|тупик|аллея|линия)(?:\.|\s|$)/iu;
const HOUSE =
  /^(?:д|дом|вл|владение|стр|строение)\.?\s*(\d{1,4}[\p{L}]?(?:[/-]\d{1,4}[\p{L}]?)?(?:\s*(?:к|корп|корпус|стр|с)\.?\s*\d{1,3}[\p{L}]?)?)$/iu;
const BARE_HOUSE = /^\d{1,4}[\p{L}]?(?:[/-]\d{1,4}[\p{L}]?)?$/iu;

/** Parts of an address looked at: nobody's address has more. */
const MAX_PARTS = 12;

/**
 * Locality, street and house of an address written in one cell. Only parts recognised as one of these are kept, so that a
 * flat, an entrance or a name written into the address is dropped.
 */
export function placeOf(address: string): Place {
  const place: Place = { locality: null, street: null, house: null };
  for (const part of address.split(',', MAX_PARTS).map((text) => text.trim())) {
    const house = HOUSE.exec(part)?.[1];
    if (house) place.house ??= house;
    else if (STREET.test(part)) place.street ??= withoutFlat(part);
    else if (place.street && BARE_HOUSE.test(part)) place.house ??= part;
    else if (!place.street && LOCALITY.test(part)) place.locality ??= withoutFlat(part);
  }
  return place;
}

/** A street or a house written together with a flat in one part: everything from the flat on goes. */
export function withoutFlat(part: string): string {
  return part.replace(/[\s,;]*(?:кв|квартира|офис|оф|комната|комн|подъезд|под)(?:\.|\s|№|\d).*$/iu, '').trim();
}
