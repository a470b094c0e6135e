import { createContext } from 'react';

/** Shows a document of the application beside the checklist; none where there is no room for one. */
export const Looking = createContext<((document: number) => void) | undefined>(undefined);
