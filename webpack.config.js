/**
 * What is built, and from which entries?
 *
 *   --env cli    build/matriz.cjs and build/sideload.cjs: the terminal command and `npm start`
 *   --env bench  build/bench.cjs: what each action costs
 *   --env pane   dist/: the add-in, ready to be served from MATRIZ_VIVA_URL
 *   --env host   build/host/: the embedded Excel for a browser page (tests and preview, never dist/)
 *   --env preview  build/preview/: the page with a workbook beside the pane, for people without Excel
 *   --env pages  both, for the browser tests
 *   (serve)      --env demo: that page on https://localhost:3100/, with the pane as `--env pane` left it in dist/
 *   (serve)      --env dev: the add-in on https://localhost:3000
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const CopyWebpackPlugin = require('copy-webpack-plugin');
const CustomFunctionsMetadataPlugin = require('custom-functions-metadata-plugin');
const HtmlWebpackPlugin = require('html-webpack-plugin');

const DEV_URL = 'https://localhost:3000/';
const root = (...parts) => path.resolve(__dirname, ...parts);

/** Types are checked by `npm run types`; here they are only removed. */
const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'ts-loader',
    options: { transpileOnly: true, configFile: root('tsconfig.json'), compilerOptions: { noEmit: false } },
  },
};

const common = {
  module: { rules: [typescript] },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  performance: false,
  stats: 'errors-warnings',
};

/** Genuine office.js is read from node_modules at run time, unmodified: it is never bundled; nor are tools. */
const foundAtRunTime = [/^@microsoft\/office-js/, /^office-addin-/, 'playwright-core'];

function terminal(entry) {
  return {
    ...common,
    name: 'cli',
    mode: 'production',
    target: 'node20',
    entry,
    output: { path: root('build'), filename: '[name].cjs', chunkFilename: '[name].chunk.cjs' },
    // office.js is found at run time, from where the bundle stands: `createRequire` must stay Node's.
    module: { ...common.module, parser: { javascript: { createRequire: false } } },
    externalsType: 'commonjs2',
    externals: foundAtRunTime,
    // Not minified: a stack trace that a person sends must name our functions.
    optimization: { minimize: false, nodeEnv: 'production', splitChunks: false, chunkIds: 'named' },
  };
}

/** The manifest with the address that the add-in will be served from; its domain stands without a path. */
function withAddress(url) {
  const [devOrigin, origin] = [new URL(DEV_URL).origin, new URL(url).origin];
  return (content) => content.toString().replaceAll(DEV_URL, url).replaceAll(devOrigin, origin);
}

function addressOfDeployment() {
  const url = process.env.MATRIZ_VIVA_URL;
  if (!url) {
    console.warn(`dist/manifest.xml apunta a ${DEV_URL}: para publicarlo, defina MATRIZ_VIVA_URL.`);
    return DEV_URL;
  }
  if (!/^https:\/\/[^/]+\/(.*\/)?$/.test(url)) {
    throw new Error(`MATRIZ_VIVA_URL debe empezar con https:// y terminar con «/»; se recibió «${url}».`);
  }
  return url;
}

/** Writes what was bundled to build/, where a test reads that nothing of the embedded Excel is in dist/. */
class ListModules {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('ListModules', ({ modules }) => {
      const files = [...modules]
        .flatMap((each) => [...(each.modules ?? [each])])
        .map(({ resource }) => resource);
      const named = [...new Set(files.filter(Boolean))].map((file) => path.relative(__dirname, file));
      fs.mkdirSync(root('build'), { recursive: true });
      fs.writeFileSync(root('build/pane-modules.json'), JSON.stringify(named.sort(), null, 1));
    });
  }
}

function pane({ mode, url }) {
  return {
    ...common,
    name: 'pane',
    mode,
    target: ['web', 'es2022'],
    devtool: mode === 'production' ? false : 'cheap-module-source-map',
    // One page is the whole shared runtime: ribbon handlers first, so that they are there when the host asks.
    entry: {
      taskpane: ['./src/commands/commands.ts', './src/functions/associate.ts', './src/taskpane/index.tsx'],
      // The manifest must name a script of the functions; an Excel with a shared runtime runs the page's.
      functions: { import: './src/functions/functions.ts', filename: 'functions.js' },
    },
    output: {
      path: root('dist'),
      filename: mode === 'production' ? '[name].[contenthash:8].js' : '[name].js',
      clean: true,
    },
    plugins: [
      new HtmlWebpackPlugin({
        filename: 'taskpane.html',
        template: './src/taskpane/taskpane.html',
        chunks: ['taskpane'],
        scriptLoading: 'defer',
      }),
      // Writes the functions' help for Excel from their comments, and adds their association to the bundle.
      new CustomFunctionsMetadataPlugin({ input: './src/functions/functions.ts', output: 'functions.json' }),
      ...(mode === 'production' ? [new ListModules()] : []),
      new CopyWebpackPlugin({
        patterns: [
          { from: 'assets/icons/*.png', to: 'assets/icons/[name][ext]' },
          { from: 'assets/atajos.json', to: 'assets/[name][ext]' },
          { from: 'manifest.xml', to: 'manifest.xml', transform: withAddress(url) },
        ],
      }),
    ],
  };
}

/** Written even when nothing changed, so that its date tells when it was made: see `test/e2e/browser.ts`. */
const dated = { compareBeforeEmit: false };

function host() {
  return {
    ...common,
    name: 'host',
    mode: 'development',
    devtool: false,
    target: ['web', 'es2022'],
    entry: { 'host-page': './test/e2e/host-page.ts' },
    output: { path: root('build/host'), filename: '[name].js', clean: true, ...dated },
  };
}

/** The certificate that `npm start` had Office trust, if it did; else the dev server signs its own. */
function certificate() {
  const office = path.join(os.homedir(), '.office-addin-dev-certs');
  const key = path.join(office, 'localhost.key');
  const cert = path.join(office, 'localhost.crt');
  if (!fs.existsSync(key) || !fs.existsSync(cert)) return 'https';
  return { type: 'https', options: { key, cert } };
}

/** Another site's page may not reach it under a name of its own (DNS rebinding), nor another machine. */
const toItselfOnly = { allowedHosts: ['localhost'] };

/** The server would open files in an editor for whoever asks its address. */
function withoutEditor(middlewares) {
  return middlewares.filter(({ name }) => !/open-editor/.test(name ?? ''));
}

function devServer() {
  return {
    host: 'localhost',
    port: 3000,
    ...toItselfOnly,
    // Excel fetches the functions' help from its own pages; nothing else is another site's business.
    headers: (request) =>
      request.url.split('?')[0] === '/functions.json' ? { 'Access-Control-Allow-Origin': '*' } : {},
    server: certificate(),
    static: false,
    client: { overlay: false },
    setupMiddlewares: withoutEditor,
  };
}

/** Office.js comes from Microsoft's address in production; the preview serves the same files from node_modules. */
const OFFICE_ADDRESS = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

function preview({ mode }) {
  return {
    ...common,
    name: 'preview',
    mode,
    devtool: mode === 'production' ? false : 'cheap-module-source-map',
    target: ['web', 'es2022'],
    entry: { preview: './src/preview/index.tsx' },
    output: {
      path: root('build/preview'),
      filename: '[name].js',
      publicPath: '/vista-previa/',
      clean: true,
      ...dated,
    },
    plugins: [
      new HtmlWebpackPlugin({ template: './src/preview/preview.html', scriptLoading: 'defer' }),
      new CopyWebpackPlugin({
        patterns: [
          { from: 'src/preview/preview.css', to: '[name][ext]' },
          { from: 'test/fixtures/matriz-infoem.xlsx', to: '[name][ext]' },
        ],
      }),
    ],
  };
}

function demoServer() {
  return {
    ...toItselfOnly,
    host: 'localhost',
    port: Number(process.env.MATRIZ_VIVA_DEMO_PORT ?? 3100),
    server: certificate(),
    hot: false,
    liveReload: false,
    client: false,
    open: process.env.CI ? false : ['/vista-previa/'],
    static: [
      { directory: root('dist'), publicPath: '/' },
      { directory: root('node_modules/@microsoft/office-js/dist'), publicPath: '/office-js/' },
    ],
    setupMiddlewares: (middlewares) => [
      (request, response, next) => {
        if (request.url === '/') return response.writeHead(302, { location: '/vista-previa/' }).end();
        if (request.url.split('?')[0] !== '/taskpane.html') return next();
        const page = fs.readFileSync(root('dist/taskpane.html'), 'utf8');
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(page.replaceAll(OFFICE_ADDRESS, '/office-js/'));
      },
      ...withoutEditor(middlewares),
    ],
  };
}

module.exports = (env = {}) => {
  if (env.demo) return { ...preview({ mode: 'production' }), devServer: demoServer() };
  if (env.preview) return preview({ mode: 'production' });
  if (env.cli) return terminal({ matriz: './src/cli/main.ts', sideload: './src/cli/sideload.ts' });
  if (env.bench) return terminal({ matriz: './src/cli/main.ts', bench: './src/cli/bench.ts' });
  if (env.host) return host();
  if (env.pages) return [host(), preview({ mode: 'production' })];
  if (env.dev) return { ...pane({ mode: 'development', url: DEV_URL }), devServer: devServer() };
  return pane({ mode: 'production', url: addressOfDeployment() });
};
module.exports.withAddress = withAddress;
