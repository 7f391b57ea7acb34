/** A phone with its middle covered, for a screen that others look at too: 138 •••• ••65. Not for who may not see it: they get none. */
export function maskedPhone(phone: string): string {
  const digits = [...phone].filter((each) => /\d/.test(each)).length;
  let seen = 0;
  return [...phone]
    .map((each) => {
      if (!/\d/.test(each)) return each;
      seen += 1;
      return seen <= Math.min(3, digits - 4) || seen > digits - 2 ? each : '•';
    })
    .join('');
}
