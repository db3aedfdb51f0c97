/** `100,000` */
export const number = (count: number): string => count.toLocaleString('en');

/** What no failure in so many tries says about the true rate, with 95 % confidence. */
export const bound = (tries: number): string => `true rate ≤ ${Number((300 / tries).toPrecision(2))} %`;
