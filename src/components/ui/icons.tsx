import type { ReactElement, ReactNode } from 'react';

/** Props of every icon. Icons never carry meaning alone: words or a name stand beside them. */
export interface IconProps {
  /** Side in px. @default 15 */
  size?: number;
}

function Icon({
  size = 15,
  stroke = 1.5,
  children,
}: IconProps & { stroke?: number; children: ReactNode }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CopyIcon = (props: IconProps): ReactElement => (
  <Icon {...props} stroke={1.4}>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.6" />
    <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.500" />
  </Icon>
);
export const CheckIcon = (props: IconProps): ReactElement => (
  <Icon {...props} stroke={1.7}>
    <path d="m3 8.500 3.200 3.200L13 4.800" />
  </Icon>
);
export const MoreIcon = (props: IconProps): ReactElement => (
  <Icon {...props} stroke={2.6}>
    <path d="M3 8h.01M8 8h.01M13 8h.01" />
  </Icon>
);
export const WarnIcon = (props: IconProps): ReactElement => (
  <Icon {...props}>
    <path d="M8 2.200 14.300 13.300H1.700zM8 6.500v3M8 11.400v.1" />
  </Icon>
);
export const InfoIcon = (props: IconProps): ReactElement => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 7.500v3.500M8 5v.1" />
  </Icon>
);
export const ChevronIcon = (props: IconProps): ReactElement => (
  <Icon {...props}>
    <path d="m4.500 6.300 3.500 3.500 3.500-3.500" />
  </Icon>
);
export const CrossIcon = (props: IconProps): ReactElement => (
  <Icon {...props}>
    <path d="m4.500 4.500 7 7m0-7-7 7" />
  </Icon>
);
export const SpinnerIcon = (props: IconProps): ReactElement => (
  <Icon {...props} stroke={1.8}>
    <path d="M14 8a6 6 0 1 1-6-6" />
  </Icon>
);
