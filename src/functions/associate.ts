/** Where does Excel find the worksheet functions? In the page's own runtime, which is shared. */

// The build adds to the functions what tells Excel of them, and that needs office.js: without it there are none.
if (typeof CustomFunctions !== 'undefined') void import(/* webpackMode: "eager" */ './functions');
