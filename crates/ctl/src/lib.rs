//! callpadctl: every operation of the Queue Management API on the command line.
