/** Which Excel objects does the host know? Importing this registers them all. */
import './workbook';
import './application';
import './worksheet-collection';
import './worksheet';
import './range';
import './range-format';
import './range-border';

export { registeredKinds, to } from './define';
