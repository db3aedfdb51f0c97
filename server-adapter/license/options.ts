/** License keys for installed software, at `{base}/license/…`. */
export interface LicenseOptions {
  /** Days that an app may run without the adapter, 1 to 90. @default 7 */
  readonly ticketDays?: number | undefined;
  /**
   * Origins of apps that call from a window of their own, such as `app://studio` or `tauri://localhost`; `null` for pages
   * opened from a file. Pages of the web stand in `origins`, programs without a window name none. @default none
   */
  readonly appOrigins?: readonly string[] | undefined;
  /**
   * The header in which what stands before the adapter says who called, such as `x-forwarded-for` (its last address
   * counts) or `cf-connecting-ip`. Name one only where a caller cannot set it. @default the connection's own address
   */
  readonly addressHeader?: string | undefined;
}

const DEFAULT_DAYS = 7;
const MOST_DAYS = 90;

/** Throws where something could never work. */
export function assertLicense(options: LicenseOptions | undefined, encryptionKeys: string | undefined): void {
  if (!options) return;
  if (!encryptionKeys)
    throw new Error('Floe: license needs encryptionKeys: the keys that sign its tickets come from them.');
  const days = daysOf(options);
  if (!(days >= 1 && days <= MOST_DAYS))
    throw new Error(`Floe: license.ticketDays is ${days}; an app may run 1 to ${MOST_DAYS} days by itself.`);
  for (const origin of options.appOrigins ?? []) {
    if (origin === 'null' || /^[a-z][a-z\d+.-]*:\/\/[^\s/?#*]*$/i.test(origin)) continue;
    throw new Error(
      `Floe: "${origin}" in license.appOrigins is no origin, so no window would ever match it. ` +
        'Write it like "app://studio", or "null" for pages opened from a file.',
    );
  }
}

export const daysOf = ({ ticketDays = DEFAULT_DAYS }: LicenseOptions): number => ticketDays;
