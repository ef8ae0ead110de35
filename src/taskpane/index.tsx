/** Where does the pane start? */
import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { activity } from '../actions/activity';
import { App } from './components/App';
import { Notice } from './components/Notice';
import { createDrafts } from './drafts';
import { lazyFollower } from './lazy-follower';
import { excelActions } from './pane-actions';
import { personName } from './person-name';
import { shelf } from './shelf';
import { strings } from './strings.es';
import { useTheme } from './theme';

const root = createRoot(document.getElementById('panel')!);

function Themed({ children }: { readonly children: ReactNode }) {
  return <FluentProvider theme={useTheme()}>{children}</FluentProvider>;
}

/** Reading begins when the page does: its code arrives while the pane is drawn. */
const follower = lazyFollower(async () => {
  const [{ follower: real }, { startWithLiveWorkbook }] = await Promise.all([
    import('../actions/follow'),
    import('../actions/startup'),
  ]);
  startWithLiveWorkbook(real);
  return real;
});

async function start(): Promise<void> {
  if (typeof Office === 'undefined') {
    root.render(
      <Themed>
        <Notice title={strings.noLibrary} lines={[strings.noLibraryHelp]} />
      </Themed>,
    );
    return;
  }
  const { host } = await Office.onReady();
  if (host === Office.HostType.Excel) {
    personName.restore(shelf('local', 'nombre'));
    const drafts = createDrafts(shelf('session', 'borradores'), () => Office.context.document?.url ?? '');
    const welcome = shelf('local', 'bienvenida');
    root.render(
      <App
        actions={excelActions}
        activity={activity}
        follower={follower}
        drafts={drafts}
        welcome={welcome}
      />,
    );
  } else {
    root.render(
      <Themed>
        <Notice title={strings.noOffice} lines={[strings.noOfficeHelp]} />
      </Themed>,
    );
  }
}

void start();
