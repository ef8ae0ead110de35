/** Excel.Application and Excel.Runtime. learn.microsoft.com/javascript/api/excel/excel.application */
import { flag, oneOf } from './arguments';
import { define, to } from './define';

const MODES = { auto: 'Automatic', autoNoTable: 'AutomaticExceptTables', manual: 'Manual' } as const;

define('Application', {
  get: {
    // excel.application#excel-excel-application-calculationmode-member
    CalculationMode: (self) => MODES[self.calc.mode],
    CalculationEngineVersion: () => 191029,
    CalculationState: () => 'Done',
    DecimalSeparator: () => '.',
    ThousandsSeparator: () => ',',
    UseSystemSeparators: () => true,
  },
  set: {
    CalculationMode: (self, value) => {
      const word = oneOf(Object.values(MODES), value);
      const [mode] = Object.entries(MODES).find(([, name]) => name === word) as [keyof typeof MODES, string];
      self.calc = { ...self.calc, mode };
    },
  },
  nav: {
    IterativeCalculation: (self) => to('IterativeCalculation', self),
    CultureInfo: (_self, session) => to('CultureInfo', session),
  },
  methods: {
    // excel.application#excel-excel-application-calculate-member(1)
    Calculate: (_self, args, session) => {
      session.calculateNow(oneOf(['Recalculate', 'Full', 'FullRebuild'], args[0]) !== 'Recalculate');
      return null;
    },
    // excel.application#excel-excel-application-suspendapicalculationuntilnextsync-member(1)
    SuspendApiCalculationUntilNextSync: (_self, _args, session) => {
      session.calculationSuspended = true;
      return null;
    },
    // excel.application#excel-excel-application-suspendscreenupdatinguntilnextsync-member(1): there is no screen.
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
});

define('Runtime', {
  get: {
    // learn.microsoft.com/javascript/api/excel/excel.runtime#excel-excel-runtime-enableevents-member
    EnableEvents: (_self, session) => session.events.enabled,
  },
  set: {
    EnableEvents: (_self, value, session) => {
      session.events.enabled = flag(value);
    },
  },
});
