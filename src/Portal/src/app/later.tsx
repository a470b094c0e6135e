import { type ComponentType, useEffect, useRef, useState } from 'react';
import { sayPartFailed } from './partFailed';

/** A dialog whose code comes when it is first opened. If it does not come, that is said, it counts as closed, and the next time tries again; the page stays as it is. */
export function later<Props extends { readonly onClose: () => void }>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [Dialog, setDialog] = useState(() => known);
    const close = useRef(props.onClose);
    close.current = props.onClose;
    useEffect(() => {
      let gone = false;
      if (!known)
        load().then(
          (loaded) => {
            known = loaded;
            if (!gone) setDialog(() => loaded);
          },
          () => {
            if (gone) return;
            sayPartFailed();
            close.current();
          },
        );
      return () => void (gone = true);
    }, []);
    return Dialog && <Dialog {...props} />;
  };
}
