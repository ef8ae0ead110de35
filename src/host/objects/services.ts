/** Which services besides the workbook does office.js ask for? Those of the add-in's runtime, by full name. */
import type { Target } from '../bridge/kind';
import type { Session } from '../session/session';
import { text } from './arguments';
import { define, to } from './define';

/** Service names and the kinds that answer for them. */
const SERVICES = {
  'Microsoft.AppRuntime.AppRuntimePersistenceService': 'AppRuntimePersistenceService',
  'Microsoft.AppRuntime.AppRuntimeService': 'AppRuntimeService',
  'Microsoft.InternalService.AddinInternalService': 'AddinInternalService',
  'Microsoft.DynamicRibbon.DynamicRibbon': 'DynamicRibbon',
} as const;

/** The service with this name; null when the host has none. */
export function serviceNamed(name: string, session: Session): Target | null {
  const kind = (SERVICES as Readonly<Record<string, (typeof SERVICES)[keyof typeof SERVICES] | undefined>>)[
    name
  ];
  return kind ? to(kind, session) : null;
}

// learn.microsoft.com/javascript/api/office/office.addin: setStartupBehavior and getStartupBehavior
define('AppRuntimePersistenceService', {
  methods: {
    SetAppRuntimeStartState: (self, args) => {
      self.startsWithDocument = text(args[0]);
    },
    GetAppRuntimeStartState: (self) => self.startsWithDocument,
  },
});

// learn.microsoft.com/javascript/api/office/office.addin: showAsTaskpane and hide
define('AppRuntimeService', {
  methods: {
    SetAppRuntimeState: (self, args) => {
      self.paneState = text(args[0]);
    },
    GetAppRuntimeState: (self) => self.paneState,
  },
});

// The library tells that its command handlers listen; nothing is to be done.
define('AddinInternalService', { methods: { NotifyActionHandlerReady: () => null } });

// learn.microsoft.com/javascript/api/office/office.ribbon: requestUpdate and requestCreateControls
define('DynamicRibbon', {
  methods: {
    ExecuteRequestUpdate: (self, args) => {
      self.ribbonRequests.push(args[0]);
    },
    ExecuteRequestCreate: (self, args) => {
      self.ribbonRequests.push(args[0]);
    },
  },
});
