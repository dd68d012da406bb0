// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// client.js FILE: opens a file in coro-clangd as an editor does, prints what it
// is told, applies the first fix that it is offered and prints what the file is
// then.

const {spawn} = require('child_process');
const fs = require('fs');
const {pathToFileURL} = require('url');
const modules = process.env.NODE_PATH;
const lsp = require(`${modules}/vscode-languageserver-protocol/node`);
const {TextDocument} = require(`${modules}/vscode-languageserver-types`);

const [path] = process.argv.slice(2);
const uri = pathToFileURL(path).href;

async function main() {
  const server = spawn('coro-clangd', ['--log=error'],
                       {stdio: ['pipe', 'pipe', 'inherit']});
  const connection = lsp.createProtocolConnection(
      new lsp.StreamMessageReader(server.stdout),
      new lsp.StreamMessageWriter(server.stdin));
  let told;
  connection.onNotification(
      lsp.PublishDiagnosticsNotification.type, params => told?.(params));
  connection.listen();

  /// What the server says of a version of the file once it knows.
  const diagnosticsOf = version => new Promise(resolve => {
    told = params => params.version === version && resolve(params.diagnostics);
  });

  const {serverInfo} =
      await connection.sendRequest(lsp.InitializeRequest.type, {
        processId: process.pid,
        rootUri: null,
        capabilities: {
          textDocument: {
            publishDiagnostics:
                {relatedInformation: true, codeDescriptionSupport: true},
            codeAction: {
              codeActionLiteralSupport:
                  {codeActionKind: {valueSet: ['quickfix']}},
            },
          },
        },
      });
  console.log(`server: ${serverInfo.name}, ${serverInfo.version}`);
  await connection.sendNotification(lsp.InitializedNotification.type, {});

  const text = fs.readFileSync(path, 'utf8');
  let next = diagnosticsOf(1);
  await connection.sendNotification(
      lsp.DidOpenTextDocumentNotification.type,
      {textDocument: {uri, languageId: 'cpp', version: 1, text}});
  const diagnostics = await next;
  const place = ({start}) => `${start.line + 1}:${start.character + 1}`;
  for (const d of diagnostics) {
    console.log(`${place(d.range)}: ${d.severity}: ${d.message} [${d.code}]`);
    console.log(`  page: ${d.codeDescription?.href}`);
    for (const {location, message} of d.relatedInformation ?? [])
      console.log(`  ${location.uri.split('/').pop()}:${
          place(location.range)}: ${message}`);
  }

  const actions = [];
  for (const d of diagnostics)
    actions.push(...await connection.sendRequest(lsp.CodeActionRequest.type, {
      textDocument: {uri},
      range: d.range,
      context: {diagnostics: [d], only: ['quickfix']},
    }));
  for (const {title} of actions)
    console.log(`action: ${title}`);
  const edits = actions[0].edit.changes[uri];
  const fixed = TextDocument.applyEdits(
      TextDocument.create(uri, 'cpp', 1, text), edits);
  next = diagnosticsOf(2);
  await connection.sendNotification(
      lsp.DidChangeTextDocumentNotification.type,
      {textDocument: {uri, version: 2}, contentChanges: [{text: fixed}]});
  console.log(`after the fix: ${(await next).length} diagnostics`);
  console.log(fixed);

  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
}

setTimeout(() => {
  console.error('client: no answer');
  process.exit(2);
}, 120000).unref();
main().catch(problem => {
  console.error(problem);
  process.exit(1);
});
