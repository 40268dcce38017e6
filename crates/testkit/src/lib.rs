//! For tests only: start_server(), a mock of the API that fails on an unexpected request, fake ports, builders.
