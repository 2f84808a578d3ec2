import { getExampleNumber, isSupportedCountry } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';

/** A mobile number of a country as people write it there, and as it is kept. It is nobody's. */
export function examplePhone(region: string): { written: string; kept: string } | undefined {
  const number = isSupportedCountry(region) ? getExampleNumber(region, examples) : undefined;
  return number && { written: number.formatNational(), kept: number.number };
}
