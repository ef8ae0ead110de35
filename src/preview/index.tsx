/** Where does the preview start? With the example workbook open and the production pane beside it. */
import { createRoot } from 'react-dom/client';
import manifest from '../../manifest.xml';
import { Preview } from './Preview';
import { readManifest } from './shell/manifest';
import { readShortcuts } from './shell/shortcuts';

async function bytesOf(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function start(): Promise<void> {
  const addIn = readManifest(manifest);
  const sample = await bytesOf('matriz-infoem.xlsx');
  const shortcuts = addIn.shortcuts ? readShortcuts(await (await fetch(addIn.shortcuts)).text()) : [];
  createRoot(document.getElementById('vista-previa')!).render(
    <Preview addIn={addIn} shortcuts={shortcuts} sample={sample} />,
  );
}

void start();
