import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { antdStyles } from './build/antdStyles';
import { icons } from './build/icons';
import { texts } from './build/texts';
import { unusedParts } from './build/unusedParts';

/** What every page has, in one file: as a dozen of small ones it is not pressed as small, and each of their names stands in the list of what pages bring along. */
const ground = /\/src\/(?:api\/(?:base|client|once|problem)|session\/(?:ended|may|session|token)|app\/(?:ActionLink|later|lazily|partFailed|queries|randomId|say|store|token))\.tsx?$|\/node_modules\/(?:@tanstack|openapi-fetch)\//;

/** Every address is relative: index.html to the base the host writes into it, the rest to the file it stands in. So the pages work below any path. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [antdStyles(), icons(), texts(), unusedParts(), react()],
  build: {
    outDir: '../../.artifacts/portal/pages',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: { index: 'index.html', frame: 'studio/frame.html' },
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'ground', test: ground }] } },
    },
  },
});
