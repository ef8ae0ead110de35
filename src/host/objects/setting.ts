/** Excel.SettingCollection and Setting. learn.microsoft.com/javascript/api/excel/excel.settingcollection */
import { ApiError } from '../bridge/errors';
import { EventType } from '../bridge/events';
import type { Session } from '../session/session';
import { text } from './arguments';
import { define, to } from './define';

function write(session: Session, change: (settings: Map<string, string>) => void): void {
  const settings = new Map(session.workbook.settings);
  change(settings);
  session.workbook.settings = settings;
  session.dirty = true;
  session.events.push(EventType.settingsChanged, {});
}

define('SettingCollection', {
  items: (_self, session) => [...session.workbook.settings.keys()].map((key) => to('Setting', key)),
  item: (_self, key, session) => {
    // Numbers are taken as keys too: the library sends what it was given.
    const name = typeof key === 'number' ? String(key) : text(key);
    return session.workbook.settings.has(name) ? to('Setting', name) : null;
  },
  methods: {
    // excel.settingcollection#excel-excel-settingcollection-add-member(1): sets or adds; dates come as "Date(ms)".
    Add: (_self, args, session) => {
      const key = text(args[0]);
      write(session, (settings) => settings.set(key, JSON.stringify(args[1] ?? null)));
      return to('Setting', key);
    },
  },
});

define('Setting', {
  identity: (self) => ({ _Id: self }),
  get: {
    Key: (self) => self,
    Value: (self, session) => {
      const value = session.workbook.settings.get(self);
      if (value === undefined) throw new ApiError('ItemNotFound');
      return JSON.parse(value) as unknown;
    },
  },
  set: {
    Value: (self, value, session) => write(session, (settings) => settings.set(self, JSON.stringify(value))),
  },
  methods: {
    Delete: (self, _args, session) => write(session, (settings) => settings.delete(self)),
  },
});
