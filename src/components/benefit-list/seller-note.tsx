import type { ReactElement } from 'react';
import { noteParts } from '../../domain/note-parts.ts';

/** What the seller wrote to whoever has it; never as HTML. */
export function SellerNote({ note }: { note: string }): ReactElement {
  return (
    <p className="fl:text-sm fl:whitespace-pre-line fl:wrap-anywhere">
      {noteParts(note).map((part, at) => {
        // Pieces of one text have no other name than their place.
        const key = `${at}`;
        if (part.kind === 'text') return <span key={key}>{part.text}</span>;
        if (part.kind === 'bold') return <b key={key}>{part.text}</b>;
        return (
          <a key={key} href={part.href} target="_blank" rel="noopener noreferrer" className="fl:text-acc fl:underline">
            {part.text}
          </a>
        );
      })}
    </p>
  );
}
