/** The form in which two spellings of one word meet: "Table Tennis" and "table tennis", 羽 毛 球 and 羽毛球. */
export const wordKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
