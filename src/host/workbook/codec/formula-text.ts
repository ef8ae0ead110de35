/** How do the file and a person write the same formula? Newer functions carry a prefix in the file. */
import { tokenize } from '../formula/tokens';

const XLFN =
  'ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR ' +
  'BITRSHIFT BITXOR CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA ' +
  'CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL ERF.PRECISE ' +
  'ERFC.PRECISE EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.MATH FLOOR.PRECISE FORECAST.ETS ' +
  'FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS IMCOSH IMCOT ' +
  'IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT ' +
  'MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC ' +
  'PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG ' +
  'RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST ' +
  'TEXTJOIN UNICHAR UNICODE VAR.P VAR.S WEIBULL.DIST XOR Z.TEST ANCHORARRAY ARRAYTOTEXT BYCOL BYROW CHOOSECOLS ' +
  'CHOOSEROWS DROP EXPAND HSTACK LAMBDA LET MAKEARRAY MAP RANDARRAY REDUCE SCAN SEQUENCE SINGLE SORTBY TAKE ' +
  'TEXTAFTER TEXTBEFORE TEXTSPLIT TOCOL TOROW UNIQUE VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH';
const PREFIXES = new Map<string, string>([
  ...XLFN.split(' ').map((name) => [name, '_xlfn.'] as const),
  ...['FILTER', 'SORT'].map((name) => [name, '_xlfn._xlws.'] as const),
]);

/** How the formulas of one workbook stand in its file, with the functions that its add-in brings. */
export class FormulaText {
  private readonly inFile: ReadonlyMap<string, string>;
  private readonly shown: ReadonlyMap<string, string>;
  /** A call of any function that has another name in the file. */
  private readonly renamed: RegExp;

  /**
   * `addIn`: names with their namespace. `MATRIZ.ESTADO` stands in the file as `_xldudf_MATRIZ_ESTADO`
   * (OfficeDev/office-js issue 6655).
   */
  constructor(addIn: readonly string[]) {
    const names = addIn.map((name) => name.toUpperCase());
    const inFile = addIn.map((name) => `_xldudf_${name.replaceAll('.', '_')}`);
    this.inFile = new Map(names.map((name, i) => [name, inFile[i]!]));
    this.shown = new Map(names.map((name, i) => [inFile[i]!.toUpperCase(), name]));
    const all = [...PREFIXES.keys(), ...names].map((name) => name.replaceAll('.', '\\.'));
    this.renamed = new RegExp(`(?:${all.join('|')})\\(`, 'i');
  }

  /** The formula as Excel shows it: without `_xlfn.` and its kin. */
  toUser(text: string): string {
    if (!text.includes('_xl')) return text;
    return tokenize(text)
      .map((token) => {
        const named = token.kind === 'function' || token.kind === 'name';
        return named ? this.userName(token.text) : token.text;
      })
      .join('');
  }

  /** The formula as the file must hold it, with `_xlfn.` in front of the functions that want it. */
  toFile(formula: string): string {
    if (!this.renamed.test(formula)) return formula;
    const tokens = tokenize(formula);
    const parameters = lambdaParameters(tokens);
    return tokens
      .map((token) => {
        if (token.kind === 'function') return this.fileName(token.text);
        const parameter = token.kind === 'name' && parameters.has(token.text.toLowerCase());
        return parameter ? `_xlpm.${token.text}` : token.text;
      })
      .join('');
  }

  private userName(text: string): string {
    return this.shown.get(text.toUpperCase()) ?? text.replace(/^(?:_xlfn\.)?(?:_xlws\.|_xlpm\.)?/i, '');
  }

  private fileName(text: string): string {
    const name = text.toUpperCase();
    return this.inFile.get(name) ?? (PREFIXES.get(name) ?? '') + text;
  }
}

/** Names that LET or LAMBDA declare: a bare name followed by a comma directly inside them. */
function lambdaParameters(tokens: ReturnType<typeof tokenize>): Set<string> {
  const found = new Set<string>();
  const inside: string[] = [];
  const solid = tokens.filter((token) => token.kind !== 'space');
  solid.forEach((token, i) => {
    if (token.kind === 'open') inside.push(callBefore(solid[i - 1]));
    else if (token.kind === 'close') inside.pop();
    else if (token.kind === 'name' && token.prefix === '') {
      const within = /^(?:LET|LAMBDA)$/i.test(inside[inside.length - 1] ?? '');
      const starts = solid[i - 1]?.kind === 'open' || solid[i - 1]?.kind === 'separator';
      if (within && starts && solid[i + 1]?.kind === 'separator') found.add(token.name.toLowerCase());
    }
  });
  return found;
}

function callBefore(token: ReturnType<typeof tokenize>[number] | undefined): string {
  return token?.kind === 'function' ? token.text : '';
}
