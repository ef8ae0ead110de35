/** Where does the preview start? With the example workbook open and the production pane beside it. */
import { createRoot } from 'react-dom/client';
import type { FunctionBook } from './excel/add-in-functions';
import { Preview } from './Preview';
import { readManifest } from './shell/manifest';
import { readShortcuts } from './shell/shortcuts';

async function file(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

async function start(): Promise<void> {
  // The manifest of what is served: the same that Excel would be given.
  const addIn = readManifest(await (await file('/manifest.xml')).text());
  const sample = new Uint8Array(await (await file('matriz-infoem.xlsx')).arrayBuffer());
  const shortcuts = addIn.shortcuts ? readShortcuts(await (await file(addIn.shortcuts)).text()) : [];
  const functions = addIn.functions && {
    namespace: addIn.functions.namespace,
    ...((await (await file(addIn.functions.address)).json()) as Pick<FunctionBook, 'functions'>),
  };
  createRoot(document.getElementById('vista-previa')!).render(
    <Preview addIn={addIn} shortcuts={shortcuts} functions={functions} sample={sample} />,
  );
}

void start();
