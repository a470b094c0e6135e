import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';

/** Has a file chosen; what becomes of it is for who asks. */
export function FileButton({ id, accept, busy = false, onChoose, children }: { id?: string; accept?: string; busy?: boolean; onChoose: (file: File) => void; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = ''; // the same one can be chosen again
          if (file) onChoose(file);
        }}
      />
      <Button {...(id && { id })} icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
