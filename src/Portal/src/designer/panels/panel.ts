import type { StudioHandle } from '../../studio/StudioFrame';

/** What every panel beside the editor is given. What it shows of the definition is kept below the key `['definition', definitionId]` and read again whenever the editor has changed something. */
export interface PanelProps {
  readonly definitionId: string;
  readonly studio: StudioHandle;
}
