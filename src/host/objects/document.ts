/** Document properties and custom XML parts. learn.microsoft.com/javascript/api/excel/excel.documentproperties */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import type { Session } from '../session/session';
import type { CustomXmlPart } from '../workbook/features';
import type { WorkbookProperties } from '../workbook/model';
import { parseXml } from '../workbook/xml/parse';
import { text } from './arguments';
import { define, to } from './define';
import type { Selves } from './selves';

/** The API's names of the core properties. */
const PROPERTIES = {
  Title: 'title',
  Subject: 'subject',
  Author: 'author',
  Keywords: 'keywords',
  Comments: 'comments',
  Category: 'category',
} as const satisfies Record<string, keyof WorkbookProperties>;

type Document = Selves['DocumentProperties'];

const property = (name: keyof WorkbookProperties) => ({
  get: (self: Document) => self.properties[name] ?? '',
  set: (self: Document, value: unknown, session: Session) => {
    self.properties = { ...self.properties, [name]: text(value) };
    session.dirty = true;
  },
});

const members = Object.entries(PROPERTIES).map(([wire, name]) => [wire, property(name)] as const);

define('DocumentProperties', {
  get: {
    ...Object.fromEntries(members.map(([wire, { get }]) => [wire, get])),
    LastAuthor: (self) => self.properties.lastAuthor ?? '',
    CreationDate: (self) => self.properties.created ?? null,
  },
  set: Object.fromEntries(members.map(([wire, { set }]) => [wire, set])),
});

function part(session: Session, id: string): CustomXmlPart {
  const found = session.workbook.customXml.find((each) => each.id === id);
  if (!found) throw new ApiError('ItemNotFound');
  return found;
}

/** The namespace of a part's root element. */
function namespaceOf({ xml }: CustomXmlPart): string {
  const root = /<(?!\?|!)([^\s/>]+)([^>]*)>/.exec(xml);
  if (!root) return '';
  const [, name, attributes] = root;
  const prefix = name!.includes(':') ? `xmlns:${name!.split(':')[0]}` : 'xmlns';
  const found = new RegExp(`(?:^|\\s)${prefix}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(attributes!);
  return found?.[2] ?? '';
}

function checkXml(xml: string): string {
  try {
    parseXml(xml);
  } catch (error) {
    throw new ApiError('InvalidArgument', `The XML is not well formed: ${(error as Error).message}`);
  }
  return xml;
}

const targets = (session: Session, namespace: string | null): Target<string>[] =>
  session.workbook.customXml
    .filter((each) => namespace === null || namespaceOf(each) === namespace)
    .map(({ id }) => to('CustomXmlPart', id));

const find = (session: Session, namespace: string | null, key: unknown): Target | null =>
  targets(session, namespace).find(({ self }) => self.toLowerCase() === text(key).toLowerCase()) ?? null;

// learn.microsoft.com/javascript/api/excel/excel.customxmlpartcollection
define('CustomXmlPartCollection', {
  items: (_self, session) => targets(session, null),
  item: (_self, key, session) => find(session, null, key),
  methods: {
    Add: (self, args, session) => {
      const added = { id: session.freshId(), xml: checkXml(text(args[0])), part: null };
      self.customXml = [...self.customXml, added];
      session.dirty = true;
      return to('CustomXmlPart', added.id);
    },
    GetByNamespace: (_self, args) => to('CustomXmlPartScopedCollection', { namespace: text(args[0]) }),
  },
});

define('CustomXmlPartScopedCollection', {
  items: (self, session) => targets(session, self.namespace),
  item: (self, key, session) => find(session, self.namespace, key),
  methods: {
    // excel.customxmlpartscopedcollection#getonlyitem: an error unless there is exactly one.
    GetOnlyItem: (self, _args, session) => {
      const [only, ...others] = targets(session, self.namespace);
      if (!only || others.length) throw new ApiError('InvalidOperation');
      return only;
    },
    GetOnlyItemOrNullObject: (self, _args, session) => {
      const [only, ...others] = targets(session, self.namespace);
      return only && !others.length ? only : null;
    },
  },
});

define('CustomXmlPart', {
  identity: (self) => ({ Id: self }),
  get: {
    Id: (self) => self,
    NamespaceUri: (self, session) => namespaceOf(part(session, self)),
  },
  methods: {
    GetXml: (self, _args, session) => part(session, self).xml,
    SetXml: (self, args, session) => {
      const before = part(session, self);
      const after = { ...before, xml: checkXml(text(args[0])) };
      const { workbook } = session;
      workbook.customXml = workbook.customXml.map((each) => (each === before ? after : each));
    },
    Delete: (self, _args, session) => {
      const gone = part(session, self);
      session.workbook.customXml = session.workbook.customXml.filter((each) => each !== gone);
    },
  },
});
