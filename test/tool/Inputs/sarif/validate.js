// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// validate.js REPORT...: whether each is SARIF 2.1.0. Ajv does the work; the
// schema comes with a package of Microsoft's, who edited the standard.

const fs = require('fs');
const modules = process.env.NODE_PATH;
const Ajv = require(`${modules}/ajv`);
const schema = require(
    `${modules}/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json`);

// All that errata 01 restricts beyond that, but for the language of a run.
schema.definitions.region.anyOf =
    ['startLine', 'charOffset', 'byteOffset'].map(name => ({required: [name]}));

const ajv = new Ajv({schemaId: 'id', meta: false, allErrors: true});
ajv.addMetaSchema(require(`${modules}/ajv/lib/refs/json-schema-draft-04.json`));
const validate = ajv.compile(schema);

let failed = false;
for (const path of process.argv.slice(2)) {
  const bytes = fs.readFileSync(path);
  const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  const isValid = validate(JSON.parse(text));
  console.log(`${path}: ${isValid ? 'valid' : 'invalid'}`);
  for (const error of isValid ? [] : validate.errors)
    console.log(`  ${error.dataPath} ${error.message} ${
        JSON.stringify(error.params)}`);
  failed ||= !isValid;
}
process.exit(failed ? 1 : 0);
