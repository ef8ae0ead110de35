/** Where does the pane start? */
import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { activity } from '../actions/activity';
import { App } from './components/App';
import { Notice } from './components/Notice';
import { excelActions } from './pane-actions';
import { strings } from './strings.es';
import { useTheme } from './theme';

const root = createRoot(document.getElementById('panel')!);

function Themed({ children }: { readonly children: ReactNode }) {
  return <FluentProvider theme={useTheme()}>{children}</FluentProvider>;
}

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
  if (host === Office.HostType.Excel) root.render(<App actions={excelActions} activity={activity} />);
  else {
    root.render(
      <Themed>
        <Notice title={strings.noOffice} lines={[strings.noOfficeHelp]} />
      </Themed>,
    );
  }
}

void start();
