process.stderr.write('En construcción.\n');
