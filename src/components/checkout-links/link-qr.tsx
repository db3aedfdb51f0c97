import { type ReactElement, useMemo } from 'react';
import { encode } from 'uqr';
import { Button } from '../ui/button.tsx';
import { useLinkText } from './use-link-text.ts';

/** The address as a picture to scan: always dark on white, as many cameras read nothing else. */
export function LinkQr({ url, name }: { url: string; name: string }): ReactElement {
  const { w } = useLinkText();
  const code = useMemo(() => drawn(url), [url]);
  if (!code) return <p className="fl:text-sm fl:text-mute">{w.qrTooLong}</p>;
  const { size, path } = code;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  return (
    <div data-slot="link-qr" className="fl:grid fl:justify-items-center fl:gap-2">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={w.qrFor(url)}
        shapeRendering="crispEdges"
        className="fl:w-full fl:max-w-44 fl:rounded-md fl:border fl:border-line"
      >
        <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
        <path fill="#000" d={path} />
      </svg>
      <Button look="link" asChild>
        <a href={`data:image/svg+xml,${encodeURIComponent(svg)}`} download={`${name}.svg`}>
          {w.qrDownload}
        </a>
      </Button>
    </div>
  );
}

/** The dark squares as one path, with the quiet zone of four that the standard asks for; null for what no code holds. */
function drawn(text: string): { size: number; path: string } | null {
  try {
    const { data } = encode(text, { border: 4, ecc: 'M' });
    const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
    return { size: data.length, path };
  } catch {
    return null;
  }
}
