// Lambda "platform": districts come and go. For operators, who stand outside every district.
import { api } from '#functions/lib/api.ts';
import { changeDistrict, createDistrict, listDistricts } from './districts.ts';
import { eraseDistrict, getOffboarding, listOffboardings, startOffboarding } from './offboarding.ts';

import { districtUsage, listUsage } from './usage.ts';

export const handler = api('platform', {
  'district.create': createDistrict,
  'district.change': changeDistrict,
  'district.list': listDistricts,
  'district.usage': districtUsage,
  'usage.list': listUsage,
  'offboarding.start': startOffboarding,
  'offboarding.erase': eraseDistrict,
  'offboarding.get': getOffboarding,
  'offboarding.list': listOffboardings,
});
