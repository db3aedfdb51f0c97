// The two versions of Polar's API answer alike; only the header differs. Any other version is an unknown path.

const VERSIONS = new Set(['2026-04', '2026-10']);

/** The version to answer in, or null for an unknown one. */
export function versionOf(request: Request): string | null {
  const asked = request.headers.get('polar-version') ?? '2026-04';
  return VERSIONS.has(asked) ? asked : null;
}
