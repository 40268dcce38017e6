import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

/** What only one place may import, with the reason. */
const TAURI = { regex: '^@tauri-apps/', message: 'src/link is the one seam to the app.' };
const COMMANDS = {
  regex: 'generated/bindings$',
  allowTypeImports: true,
  message: 'Commands go through src/link; only their types are for all.',
};
const DEVELOPMENT = { regex: '/dev/', message: 'The fake is no part of the built page.' };

export default defineConfig(
  globalIgnores(['dist', 'dist-hall', 'src/generated']),
  ts.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, extraFileExtensions: ['.svelte'] } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A blank in braces stays where lines are joined.
      'svelte/no-useless-mustaches': 'off',
      // What is told is drawn whole ($state.raw); a set or map here lives for one call.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['src/**'],
    ignores: ['src/link/tauri.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [TAURI, COMMANDS, DEVELOPMENT] }],
      // What a server sends is never markup, and the content security policy allows no style or script of a text.
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({ property })),
        { object: 'document', property: 'write' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'SvelteAttribute[key.name="style"]', message: 'Set styles with style:.' },
        { selector: 'ImportExpression[source.value=/^@tauri-apps|.dev./]', message: 'As with other imports.' },
      ],
    },
  },
);
