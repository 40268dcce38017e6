/** What the desk's table says of each action: the roles that it asks for, a feature of our server that it needs, the guard. */
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- a value that all may read, no command
export { ACTION_RULES } from '../generated/bindings';
