/** What does each button of the ribbon do? */
export {};
