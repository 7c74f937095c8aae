// Middleware for forms that are posted without JavaScript: the server reads the comment with the same policy as the page.

import { createGuard } from '@sluss/core';

/**
 * @param options  of `createGuard`, the same as in the page
 * @param fields   names of the fields that become public
 * @param answer   what to do with a comment that warns: (request, response, next, report) => …; refuses it without one
 * @returns middleware for Express, Connect and node:http behind a body parser that leaves the form in `request.body`
 */
export async function screen(options, { fields = ['comment'], answer = refuse } = {}) {
  const guard = await createGuard(options);
  return (request, response, next) => {
    const text = fields.map((field) => request.body?.[field] ?? '').join('\n\n');
    const report = guard.scan(text);
    if (report.verdict === 'warn') answer(request, response, next, report);
    else next();
  };
}

/** 422: the form was understood, and is not accepted as it is. The answer names kinds, and repeats nothing of the text. */
function refuse(_request, response, _next, report) {
  const body = {
    kinds: [...new Set(report.findings.map(({ kind }) => kind))],
    channels: report.channels.map(({ label, url, phone }) => ({ label, url, phone })),
  };
  response.writeHead(422, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
