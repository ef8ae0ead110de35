/** Where does Excel find the functions of the ribbon's buttons? */
import { ribbonHandlers } from './handlers';

// Without office.js (no network, or a plain browser) there is no ribbon, and the pane says what is missing.
if (typeof Office !== 'undefined' && Office.actions) {
  for (const [name, handler] of Object.entries(ribbonHandlers())) Office.actions.associate(name, handler);
}
