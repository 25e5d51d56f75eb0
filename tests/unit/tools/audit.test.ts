import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../tools/audit/verdict';

const report = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { prod: 7 } } });

describe('what npm audit has found', () => {
  it('is nothing where the registry knows no fault', () => {
    expect(verdictOf(report({}))).toEqual({ kind: 'answered', faults: [] });
  });

  it('is a line for each package in which a fault is known', () => {
    const preact = { name: 'preact', severity: 'high', via: [{}], range: '<10.28.2', isDirect: true };
    expect(verdictOf(report({ preact }))).toEqual({
      kind: 'answered',
      faults: ['preact <10.28.2: high'],
    });
  });

  it.each([
    ['has no list of faults', { message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } }],
    ['cannot be reached', { message: 'getaddrinfo EAI_AGAIN', error: { summary: '', detail: '' } }],
  ])('is not known where the registry %s, which is no answer that there are none', (_, answer) => {
    expect(verdictOf(JSON.stringify(answer))).toEqual({ kind: 'unanswered', reason: answer.message });
  });

  it.each([
    [
      'without a lock file',
      JSON.stringify({ error: { code: 'ENOLOCK', summary: 'This needs a lock file.' } }),
    ],
    ['where npm wrote nothing', ''],
    ['with a report of another form', JSON.stringify({ auditReportVersion: 3, vulnerabilities: [] })],
  ])('fails %s', (_, output) => {
    expect(() => verdictOf(output)).toThrow('npm audit has not worked');
  });
});
