/** Which Excel objects does the host know? Importing this registers them all. */
import './workbook';
import './application';
import './worksheet-collection';
import './worksheet';
import './range';
import './range-format';
import './range-border';
import './range-areas';
import './data-validation';
import './named-item';
import './setting';
import './protection';
import './freeze-panes';
import './page-layout';
import './header-footer';
import './table';
import './table-parts';
import './filter';
import './comment';
import './document';
import './drawings';
import './services';
import './conditional-format';
import './conditional-format-rules';
import './conditional-range-format';

export { registeredKinds, to } from './define';
