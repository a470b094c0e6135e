import type { ComponentType } from 'react';
import { lazily } from '../../app/lazily';
import type { PanelProps } from './panel';
import { useParkedCount } from './presence';
import { ProblemsPanel, useProblemCount } from './ProblemsPanel';

const RehearsePanel = lazily(async () => (await import('./RehearsePanel')).RehearsePanel);
const RunningPanel = lazily(async () => (await import('./RunningPanel')).RunningPanel);
const VersionsPanel = lazily(async () => (await import('./VersionsPanel')).VersionsPanel);

export interface Panel {
  /** Also what the page's address calls it: `?panel=versions`. */
  readonly key: 'problems' | 'versions' | 'running' | 'rehearse';
  readonly Content: ComponentType<PanelProps>;
  /** A number on the tab, e.g. how many problems; nothing when there is nothing to count. */
  readonly useCount?: (definitionId: string) => number | undefined;
}

/** The panels in the order of their tabs; the texts are `editor.panels.<key>`. */
export const panels: readonly Panel[] = [
  { key: 'problems', Content: ProblemsPanel, useCount: useProblemCount },
  { key: 'versions', Content: VersionsPanel, useCount: useParkedCount },
  { key: 'running', Content: RunningPanel },
  { key: 'rehearse', Content: RehearsePanel },
];
