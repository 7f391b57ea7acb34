/** A text inside a LIKE pattern stands for itself: write `like ? escape '!'`. */
export const escapeLike = (text: string): string => text.replaceAll(/[!%_]/g, '!$&');
