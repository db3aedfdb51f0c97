/** Credentials of Polar, Floe and others, where they are longer than what stands for one in an example. */
export const CREDENTIAL =
  /\b(?:polar_(?:oat|pat|cst|mst|at_[uo]|rt_[uo])_[A-Za-z0-9]{20,}|whsec_[A-Za-z0-9+/]{24,}={0,2}|floe_wt_[\w-]{20,}|[sr]k_live_\w+|eyJ[\w-]{10,}\.eyJ[\w-]+\.[\w-]+)|-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{20}/g;
