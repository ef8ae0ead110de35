/** How is the whole Office object had in Node? The loader in a frame, its parent answered by us, as in Excel on the web. */
import type { BatchHost } from './bridge/wire';
import { makeXdmHost, type XdmContext, type XdmHost } from './bridge/xdm';
import { officeScript, type OfficeLibrary } from './office-library';
import { makeOfficeFrame } from './office-window';

let conversations = 0;

/** The library, ready, and the parent that it speaks to. */
export interface OfficePage {
  readonly library: OfficeLibrary;
  readonly parent: XdmHost;
}

/** Loads office.js in a frame and waits until `Office.onReady` has resolved. */
export async function loadInFrame(host: BatchHost, context: XdmContext): Promise<OfficePage> {
  conversations += 1;
  const options = { locale: context.locale, conversation: `conversacion-${conversations}` };
  const frame = makeOfficeFrame(options, (text) => queueMicrotask(() => parent.receive(text)));
  const parent = makeXdmHost(host, context, (text) => queueMicrotask(() => frame.deliver(text)));
  officeScript('office.js').runInContext(frame.window);
  const library = frame.window as unknown as OfficeLibrary;
  await library.Office.onReady();
  return { library, parent };
}
