/** How is the add-in put into the Excel of this machine, and what is missing when there is none? */
process.stderr.write('En construcción.\n');
