/** What is imported as text? The manifest. */
declare module '*.xml' {
  const text: string;
  // webpack gives a text as the default export.
  export default text;
}
