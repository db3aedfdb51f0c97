/** Raised when an operation's meaning changes; clients send theirs in `Floe-Client`. */
export const CONTRACT_VERSION = 1;
