/** Where does Excel find the functions of the commands? */
import { commandHandlers } from './handlers';

// Without office.js (no network, or a plain browser) there is no ribbon, and the pane says what is missing.
if (typeof Office !== 'undefined' && Office.actions) {
  for (const [name, handler] of Object.entries(commandHandlers())) Office.actions.associate(name, handler);
}
