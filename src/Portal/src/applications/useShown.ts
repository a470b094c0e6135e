import { useState } from 'react';

/** What is read of an application: its form to begin with, then the document that was chosen. Another application begins anew. */
export function useShown(id: number | undefined) {
  const [chosen, setChosen] = useState({ id, what: 'form' });
  return [chosen.id === id ? chosen.what : 'form', (what: string) => setChosen({ id, what })] as const;
}
