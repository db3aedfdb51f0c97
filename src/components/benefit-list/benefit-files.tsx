import type { ReactElement } from 'react';
import { benefits } from '../../i18n/en/benefits.ts';
import { useFloe } from '../../react/floe-context.ts';
import { type Download, useDownloads } from '../../react/use-downloads.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { useOwnWindow } from './use-own-window.ts';

/** The files a benefit gives; a link is made when it is needed, so that none on the page has ended. */
export function BenefitFiles({ benefitId }: { benefitId: string }): ReactElement {
  const { files, linkOf, status, error, refetch } = useDownloads(benefitId);
  const { t } = useText();
  const w = useWords('benefits', benefits);
  if (status === 'loading')
    return (
      <span role="status" aria-label={t.common.loading}>
        <Skeleton width={18} />
      </span>
    );
  if (error && files.length === 0) return <ProblemNote error={error} status={status} retry={refetch} />;
  if (files.length === 0) return <p className="fl:text-sm fl:text-mute">{w.noFiles}</p>;
  return (
    <ul data-slot="files">
      {files.map((one) => (
        <FileRow key={one.id} download={one} linkOf={linkOf} />
      ))}
    </ul>
  );
}

function FileRow({
  download,
  linkOf,
}: {
  download: Download;
  linkOf: (file: Download) => Promise<string | undefined>;
}) {
  const { name, size, version, checksum_sha256_hex: checksum } = download.file;
  const w = useWords('benefits', benefits);
  const { open, held } = useOwnWindow();
  const { locale } = useFloe();
  const facts = [version, sizeOf(size, locale)].filter(Boolean).join(' · ');
  return (
    <li className="fl:flex fl:flex-wrap fl:items-baseline fl:gap-x-2">
      <Button
        look="link"
        className="fl:h-auto! fl:min-w-0 fl:px-0! fl:shrink! fl:text-start fl:whitespace-normal! fl:wrap-anywhere"
        aria-label={w.download(name)}
        onClick={() => void open(() => linkOf(download))}
      >
        <bdi className="fl:min-w-0">{name}</bdi>
      </Button>
      <span className="fl:text-xs fl:text-mute" title={checksum ? `${w.checksum} ${checksum}` : undefined}>
        {facts}
      </span>
      {held && (
        <a href={held} target="_blank" rel="noopener noreferrer" className="fl:text-xs fl:text-acc fl:underline">
          {w.download(name)}
        </a>
      )}
    </li>
  );
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "1.4 MB". */
function sizeOf(bytes: number, locale: string): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const how = { style: 'unit', unit: UNITS[step], unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return (bytes / 1_000 ** step).toLocaleString(locale, how);
}
