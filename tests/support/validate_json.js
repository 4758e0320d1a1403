#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Checks JSON files against a JSON Schema (draft-07, formats included), with ajv:
//
//     validate_json.js [--ref OTHER.schema.json]... SCHEMA.json FILE.json...
//
// Prints each violation as "FILE: /pointer: what". Exit status: 0 all valid, 1 not, 2 usage,
// 77 when ajv is not installed (1 in CI), as every test that lacks a tool.
'use strict';
const fs = require('fs');
const path = require('path');

function load(name) {
  try {
    const module = require(name);
    return module.default || module;
  } catch {
    console.log(`this test needs ${name}; ./dev setup test installs it`);
    process.exit(process.env.CI ? 1 : 77);
  }
}

const read = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const files = process.argv.slice(2);
const refs = [];
while (files[0] === '--ref') refs.push(files.splice(0, 2)[1]);
const schema = files.shift();
if (!schema || files.length === 0) {
  console.error('usage: validate_json.js [--ref SCHEMA]... SCHEMA FILE...');
  process.exit(2);
}

const ajv = new (load('ajv'))({ allErrors: true, strict: false });
load('ajv-formats')(ajv);
for (const ref of refs) ajv.addSchema(read(ref), path.basename(ref));
const validate = ajv.compile(read(schema));
let failed = false;
for (const file of files) {
  if (validate(read(file))) continue;
  failed = true;
  for (const e of validate.errors) console.log(`${file}: ${e.instancePath}: ${e.message}`);
}
process.exit(failed ? 1 : 0);
