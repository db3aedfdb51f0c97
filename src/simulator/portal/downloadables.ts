// Files a customer may download: the active files of the benefits he holds. Links carry their own proof and end.

import type { PortalCaller } from '../auth/caller.ts';
import { benefits } from '../benefits/table.ts';
import { type FileRow, files } from '../files/table.ts';
import { viewFile } from '../files/view.ts';
import { grants } from '../grants/table.ts';
import { paginate } from '../http/listing.ts';
import { notFound, problem } from '../http/problem.ts';
import { many, paging } from '../http/query.ts';
import { anonymous, portal, type Route } from '../http/route.ts';
import { defineTable, type Row } from '../state/table.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { uuid } from '../validation/polar-types.ts';

interface DownloadableRow extends Row {
  readonly customer_id: string;
  readonly benefit_id: string;
  readonly file_id: string;
}

const downloadables = defineTable<DownloadableRow>('downloadables');

/** How long a link works. */
const LINK = 3_600_000;

export const portalDownloadableRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:downloadables:list',
    method: 'GET',
    path: '/v1/customer-portal/downloadables/',
    query: { ...paging, benefit_id: many(uuid()) },
    handle({ world, caller, query }) {
      const rows = downloadablesOf(world, caller).filter((row) => query.benefit_id?.includes(row.benefit_id) ?? true);
      return paginate(rows, query, (row) => viewDownloadable(world, row));
    },
  }),
  anonymous({
    operation: 'customer_portal:downloadables:get',
    method: 'GET',
    path: '/v1/customer-portal/downloadables/{token}',
    handle: ({ world, params }) => download(world, params.token),
  }),
];

function downloadablesOf(world: World, caller: PortalCaller): DownloadableRow[] {
  const held = world
    .of(grants)
    .where(
      (grant) =>
        grant.customer_id === caller.customerId &&
        grant.granted_at !== null &&
        (caller.memberId === null || grant.member_id === caller.memberId),
    );
  const seen = new Map<string, DownloadableRow>();
  for (const { benefit_id } of held)
    for (const file of activeFiles(world, benefit_id)) {
      const row = downloadable(world, caller, { benefit_id, file_id: file.id });
      seen.set(row.id, row);
    }
  return [...seen.values()];
}

function activeFiles(world: World, benefitId: string): FileRow[] {
  const benefit = world.of(benefits).get(benefitId)?.benefit;
  if (benefit?.type !== 'downloadables') return [];
  const { files: ids, archived } = benefit.properties;
  return ids.flatMap((id) => {
    const file = archived[id] ? undefined : world.of(files).get(id);
    return file ? [file] : [];
  });
}

// One row for a customer and a file, so that its id stays the same from list to list.
function downloadable(
  world: World,
  caller: PortalCaller,
  what: Pick<DownloadableRow, 'benefit_id' | 'file_id'>,
): DownloadableRow {
  const known = world
    .of(downloadables)
    .find((row) => row.customer_id === caller.customerId && row.file_id === what.file_id);
  return (
    known ??
    world.of(downloadables).insert({ organization_id: caller.organizationId, customer_id: caller.customerId, ...what })
  );
}

function viewDownloadable(world: World, row: DownloadableRow) {
  const file = world.of(files).get(row.file_id);
  if (!file) throw notFound();
  const expires = world.time.now() + LINK;
  const { created_at: _created, flagged_malicious_at: _flagged, ...shown } = viewFile(file);
  const url = `${world.url}/v1/customer-portal/downloadables/${row.id}.${expires}`;
  return {
    id: row.id,
    benefit_id: row.benefit_id,
    file: { ...shown, download: { url, headers: {}, expires_at: iso(expires) } },
  };
}

function download(world: World, token: string): Response {
  const [id, expires] = token.split('.');
  const row = world.of(downloadables).get(id);
  const file = world.of(files).get(row?.file_id);
  if (!file) throw notFound();
  if (Number(expires) <= world.time.now()) throw problem(410, 'ResourceUnavailable', 'Unavailable');
  return new Response(null, { status: 302, headers: { Location: `${world.url}/storage/${file.path}` } });
}
