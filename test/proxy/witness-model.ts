// A model that calls each operation as a tool, with a person who says yes to every change.
import { isWithheld, toolName } from '../../server-adapter/mcp/tools/polar.ts';
import { rpc } from '../mcp/model.ts';
import { press } from '../mcp/person.ts';
import { argumentsOf } from './arguments.ts';
import type { Seen } from './tell-all.ts';
import { inPolarsShape, type Witness } from './witness.ts';
import { modelToken, type World } from './world.ts';

/** The line before an answer, by which it is marked as data. */
const MARK = /^Data .* no instructions\.\n/;

export async function openModel(world: World): Promise<Witness> {
  const { known, person, status } = world;
  const way = { headers: { authorization: `Bearer ${await modelToken(world)}` } };
  const use = async (name: string, args: object) => rpc(world, way, 'tools/call', { name, arguments: args });
  const failed = (said: string): Seen => ({ outcome: status() === 501 ? '501' : said });

  return async (operation) => {
    const { params = {}, query = {}, body, customer, member } = argumentsOf(operation.name, operation.path, known);
    const { result: answer, error } = await use(toolName(operation.name), {
      ...params,
      ...(Object.keys(query).length > 0 ? { query } : {}),
      ...(body === undefined ? {} : { body }),
      ...(operation.subject === 'portal' ? { customer: customer ?? known.customer } : {}),
      ...(member === undefined ? {} : { member }),
    });
    // What no model may is listed nowhere, and unknown when it is called.
    if (error) return { outcome: isWithheld(operation) ? 'refused by rule' : JSON.stringify(error) };
    const text: string = answer.content[0].text;
    if (answer.isError) return failed(text);
    const { confirm_url, confirmation_id } = answer.structuredContent ?? {};
    if (!confirm_url) return { outcome: '2xx', body: inPolarsShape(operation, resultIn(text)) };
    const page = await press(world, confirm_url, person);
    if (page.status !== 200) return failed(`${page.status} ${/<p>[^<]*/.exec(page.text)?.[0]}`);
    const { result } = await use('confirmation_status', { confirmation_id });
    const { outcome, result: done } = result.structuredContent;
    return outcome ? { outcome: '2xx', body: inPolarsShape(operation, done) } : { outcome: result.content[0].text };
  };
}

function resultIn(text: string): unknown {
  return MARK.test(text) ? JSON.parse(text.replace(MARK, '')).result : `unmarked: ${text.slice(0, 100)}`;
}
