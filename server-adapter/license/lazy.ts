import type { Reply } from '../engine/inquiry.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Visit } from '../engine/routes.ts';
import type { Services } from '../operations/services.ts';
import type { LicenseOptions } from './options.ts';

/** What the doors for license keys stand on. */
export interface LicensePorts {
  readonly services: Pick<Services, 'upstream' | 'store' | 'clock' | 'newId' | 'report'>;
  readonly options: LicenseOptions;
  readonly encryptionKeys: string;
  /** Whether this connection is there: names come from anybody. */
  readonly knows: (connection: string) => Promise<boolean>;
}

type Door = (visit: Visit) => Promise<Reply>;

export interface LicenseDoors {
  readonly activate: Door;
  readonly validate: Door;
  readonly deactivate: Door;
}

/** Loaded by the first who comes; where no software is licensed, there is nothing. */
export function lazyLicense({
  options,
  encryptionKeys,
  ...ports
}: Omit<LicensePorts, 'options' | 'encryptionKeys'> & {
  readonly options: LicenseOptions | undefined;
  readonly encryptionKeys: string | undefined;
}): LicenseDoors {
  let opened: Promise<LicenseDoors> | undefined;
  const doors = () => {
    if (!options || encryptionKeys === undefined) throw new FloeProblem('unknown_operation');
    opened ??= import('./open.ts').then(({ openLicense }) => openLicense({ ...ports, options, encryptionKeys }));
    return opened;
  };
  return {
    activate: async (visit) => (await doors()).activate(visit),
    validate: async (visit) => (await doors()).validate(visit),
    deactivate: async (visit) => (await doors()).deactivate(visit),
  };
}
