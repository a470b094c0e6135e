import type { ComponentType, ReactNode } from 'react';
import type { Answered, Called } from '../../studio/messages';
import type { StudioHandle } from '../../studio/StudioFrame';
import { ProblemsPanel, useProblemCount } from './ProblemsPanel';
import { RehearsePanel } from './RehearsePanel';
import { RunningPanel } from './RunningPanel';
import { VersionsPanel } from './VersionsPanel';

/** What every panel beside the editor is given. */
export interface PanelProps {
  readonly definitionId: string;
  readonly studio: StudioHandle;
  /** The newest call of the editor that left or was answered; a new object each time. */
  readonly call: Called | Answered | undefined;
}

export interface Panel {
  /** Also what the page's address calls it: `?panel=versions`. */
  readonly key: 'problems' | 'versions' | 'running' | 'rehearse';
  readonly icon: ReactNode;
  readonly Content: ComponentType<PanelProps>;
  /** A number on the tab, e.g. how many problems; nothing when there is nothing to count. */
  readonly useCount?: (props: PanelProps) => number | undefined;
}

/** The panels in the order of their tabs; the texts are `editor.panels.<key>`. */
export const panels: readonly Panel[] = [
  { key: 'problems', icon: null, Content: ProblemsPanel, useCount: useProblemCount },
  { key: 'versions', icon: null, Content: VersionsPanel },
  { key: 'running', icon: null, Content: RunningPanel },
  { key: 'rehearse', icon: null, Content: RehearsePanel },
];
