/** Calculation settings and culture. learn.microsoft.com/javascript/api/excel/excel.cultureinfo */
import { ApiError } from '../bridge/errors';
import { flag, integer, number } from './arguments';
import { define, to } from './define';

// learn.microsoft.com/javascript/api/excel/excel.iterativecalculation
define('IterativeCalculation', {
  get: {
    Enabled: (self) => self.calc.iterate,
    MaxIteration: (self) => self.calc.iterations,
    MaxChange: (self) => self.calc.maxChange,
  },
  set: {
    Enabled: (self, value) => {
      self.calc = { ...self.calc, iterate: flag(value) };
    },
    MaxIteration: (self, value) => {
      const iterations = integer(value);
      if (iterations < 1 || iterations > 32_767) throw new ApiError('InvalidArgument');
      self.calc = { ...self.calc, iterations };
    },
    MaxChange: (self, value) => {
      self.calc = { ...self.calc, maxChange: number(value) };
    },
  },
});

define('CultureInfo', {
  get: { Name: (self) => self.locale },
  nav: {
    NumberFormat: (self) => to('NumberFormatInfo', self),
    DatetimeFormat: (self) => to('DatetimeFormatInfo', self),
  },
});

const separator = (locale: string, type: 'decimal' | 'group'): string =>
  new Intl.NumberFormat(locale, { useGrouping: true })
    .formatToParts(1_234_567.8)
    .find((part) => part.type === type)?.value ?? '';

// learn.microsoft.com/javascript/api/excel/excel.numberformatinfo
define('NumberFormatInfo', {
  get: {
    NumberDecimalSeparator: (self) => separator(self.locale, 'decimal'),
    NumberGroupSeparator: (self) => separator(self.locale, 'group'),
  },
});

// learn.microsoft.com/javascript/api/excel/excel.datetimeformatinfo; the patterns of Windows for es-MX.
define('DatetimeFormatInfo', {
  get: {
    DateSeparator: () => '/',
    TimeSeparator: () => ':',
    ShortDatePattern: () => 'dd/MM/yyyy',
    LongDatePattern: () => "dddd, d 'de' MMMM 'de' yyyy",
    LongTimePattern: () => 'hh:mm:ss tt',
  },
});
