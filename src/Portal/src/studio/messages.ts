/**
 * What the product's page and the document that holds one of Elsa Studio's elements (its frame) say to each other by postMessage, both of one origin.
 * The frame starts with `ready`; the page answers `open` once; after that each speaks when it has something to say.
 */

export type StudioKind = 'editor' | 'viewer';

export interface Open {
  readonly type: 'open';
  /** Which element the document is to hold. */
  readonly kind: StudioKind;
  /** Absolute, without a slash at its end, e.g. `https://host/elsa/api`. */
  readonly api: string;
  readonly accessToken: string;
  readonly language: 'zh' | 'en';
  /** The definition's id for the editor, the instance's for the viewer. */
  readonly id: string;
}

/** A fresh token; the next call uses it. */
export interface Token {
  readonly type: 'token';
  readonly accessToken: string;
}

/** Selects an activity of the open definition, as a click on it does. */
export interface Select {
  readonly type: 'select';
  readonly activityId: string;
}

export type ToFrame = Open | Token | Select;

/** The document stands and waits for `open`. */
export interface Ready {
  readonly type: 'ready';
}

/** How far the start has come: `share` runs from 0 to 1 over all stages. */
export interface Progress {
  readonly type: 'progress';
  readonly stage: 'files' | 'start' | 'data' | 'canvas';
  readonly share: number;
}

/** The definition's or the instance's activities are on the canvas. */
export interface Shown {
  readonly type: 'shown';
}

/** The element is dead: its files did not come, or the Studio met an error of its own. Only a new document helps. */
export interface Failed {
  readonly type: 'failed';
  readonly reason: 'files' | 'crash';
  readonly detail: string;
}

/** The Studio wants to go elsewhere: after Run, Save As, or from the viewer to the definition. */
export interface Navigate {
  readonly type: 'navigate';
  readonly to: { readonly kind: StudioKind; readonly id: string };
}

/** The server refused the token; the page is asked for another. */
export interface TokenNeeded {
  readonly type: 'token-needed';
}

/** What a call does that the page may care about. Everything else the Studio asks stays between it and the server. */
export type Act = 'load' | 'version' | 'save' | 'publish' | 'retract' | 'import' | 'revert' | 'run';

/** Such a call leaves. `call` pairs it with its answer. */
export interface Called {
  readonly type: 'called';
  readonly call: number;
  readonly act: Act;
}

/** Its answer came; `status` 0 is none at all (the network failed). `body` is the answer's JSON, where it has one. */
export interface Answered {
  readonly type: 'answered';
  readonly call: number;
  readonly act: Act;
  readonly status: number;
  readonly body: unknown;
  /** The header `X-Definition-Revision` of the answer: which state of the open definition the editor now stands on. Null where it tells nothing of that one. */
  readonly revision: string | null;
  /** The header `X-Definition-Parked`: the save came too late, and this is where its content was put aside. */
  readonly parked: string | null;
}

export type FromFrame = Ready | Progress | Shown | Failed | Navigate | TokenNeeded | Called | Answered;
