/** What does the project's mark look like? The drawing of assets/icons/matriz-viva.svg. */

/** The mark, without meaning for a screen reader. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <rect x="1" y="1" width="4" height="4" rx=".8" fill="#8a8f98" />
      <rect x="6" y="1" width="4" height="4" rx=".8" fill="#d64545" />
      <rect x="11" y="1" width="4" height="4" rx=".8" fill="#eaa31e" />
      <rect x="1" y="6" width="4" height="4" rx=".8" fill="#eaa31e" />
      <rect x="1" y="11" width="4" height="4" rx=".8" fill="#2f9e5f" />
      <rect x="6" y="6" width="9" height="9" rx="1.4" fill="#1f8a4d" />
      <path
        d="M8.1 10.7 9.8 12.4 13 8.7"
        fill="none"
        stroke="#fff"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
