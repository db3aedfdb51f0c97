import type { ReactElement } from 'react';
import { portalLink } from '../../i18n/en/portal-link.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { CopyPortal } from './copy-portal.tsx';

/** Props of {@link PortalLinkDialog}. */
export interface PortalLinkDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** For an agent: a portal link for one member of a team, who is chosen first. */
export function PortalLinkDialog({ open, onOpenChange }: PortalLinkDialogProps): ReactElement {
  const w = useWords('portalLink', portalLink);
  const { t } = useText();
  return (
    <KitRoot>
      <Dialog open={open} onOpenChange={onOpenChange} title={w.title}>
        <DialogBody className="fl:grid fl:gap-2">
          <CopyPortal team />
        </DialogBody>
        <DialogFooter>
          <Button size="md" onClick={() => onOpenChange(false)}>
            {t.common.close}
          </Button>
        </DialogFooter>
      </Dialog>
    </KitRoot>
  );
}
