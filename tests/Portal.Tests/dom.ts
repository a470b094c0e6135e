import { GlobalWindow } from 'happy-dom';
import { populateGlobal } from 'vitest/runtime';

/** A document for what is drawn into one: imported before what asks for it. */
populateGlobal(globalThis, new GlobalWindow({ url: 'http://portal.example/', settings: { disableErrorCapturing: true } }), { bindFunctions: true });
