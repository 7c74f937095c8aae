// What is written in the tests. The number is one of the Swedish Tax Agency's test numbers.

export const number = '850709-9805';
export const leaking = `Hej, mitt personnummer är ${number}, tack`;
export const clean = 'Tack för bra information om öppettiderna.';
/** What stands for the number when it has been taken out. */
export const label = '[Swedish personal identity number]';
