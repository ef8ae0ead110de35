/** How does a summary stay a stop of the Tab key? */

/** In Excel on the web office.js moves the focus itself, over what it takes for a stop: a bare summary is none to it. */
export const FOCUSABLE = { tabIndex: 0 } as const;
