const fs = require("node:fs"), { WASI } = require("node:wasi");
const wasi = new WASI({ version: "preview1", args: ["worker"], preopens: { "/": "/" }, returnOnExit: true });
const compiled = new WebAssembly.Module(fs.readFileSync(process.argv[process.argv.length - 1]));
const imports = wasi.getImportObject ? wasi.getImportObject() : wasi.getImports(compiled);
const code = wasi.start(new WebAssembly.Instance(compiled, imports));
if (code) process.exit(code);
