import { isDay } from '../../platform/time/wall-clock.ts';

export interface CustomFieldShape {
  type: 'TEXT' | 'NUMBER' | 'DATE' | 'CHOICE' | 'PERSON';
  choices: readonly string[];
}

/** The value as it is stored, or why it cannot be one, in words. A PERSON is an id, checked where people are. */
export function readCustomValue(field: CustomFieldShape, text: string): { value: string } | { zh: string; en: string } {
  const value = text.trim();
  switch (field.type) {
    case 'TEXT':
    case 'PERSON':
      return value.length <= 500 ? { value } : { zh: '最多 500 个字', en: 'At most 500 characters' };
    case 'NUMBER': {
      const plain = value.replace(/,(?=\d{3}\b)/g, '');
      return /^-?\d+(\.\d+)?$/.test(plain) ? { value: plain } : { zh: `“${value}”不是数字`, en: `“${value}” is not a number` };
    }
    case 'DATE':
      return isDay(value) ? { value } : { zh: `“${value}”不是日期，请写成 2024-02-29`, en: `“${value}” is not a date: write 2024-02-29` };
    case 'CHOICE':
      return field.choices.includes(value)
        ? { value }
        : { zh: `“${value}”不在选项里：${field.choices.join('、')}`, en: `“${value}” is not one of: ${field.choices.join(', ')}` };
  }
}
