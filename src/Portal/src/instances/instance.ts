export type Status = 'Running' | 'Finished';

export const subStatuses = ['Pending', 'Executing', 'Suspended', 'Finished', 'Cancelled', 'Faulted', 'Interrupted'] as const;

export type SubStatus = (typeof subStatuses)[number];

/** An instance as Elsa's API lists it. */
export interface Instance {
  readonly id: string;
  readonly definitionId: string;
  readonly definitionVersionId: string;
  readonly version: number;
  readonly status: Status;
  readonly subStatus: SubStatus;
  readonly correlationId: string | null;
  readonly name: string | null;
  readonly incidentCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly finishedAt: string | null;
}

/** Whether it can still be cancelled: one that a failure stopped waits for repair and is not over. */
export const isOpen = ({ status, subStatus }: Pick<Instance, 'status' | 'subStatus'>) => status === 'Running' || subStatus === 'Faulted';
