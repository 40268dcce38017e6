//! Where the session's token rests: the operating system's keyring, or memory.
