import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

/** Looks while the person types, but not at every stroke; whoever goes on to something else is not kept waiting, nor interrupted by a search that comes late. */
export function SearchBox({ value, label, onChange }: { value: string; label: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const asked = useRef(value); // the search that was last asked for, whether or not it is in the address already
  const later = useRef<number>(undefined);
  const search = useRef(onChange);
  useEffect(() => {
    search.current = onChange;
  });
  useEffect(() => {
    if (value === asked.current) return;
    window.clearTimeout(later.current);
    asked.current = value;
    setText(value); // changed elsewhere: cleared, or gone back to
  }, [value]);
  useEffect(() => () => window.clearTimeout(later.current), []);

  const ask = (typed: string) => {
    window.clearTimeout(later.current);
    if (typed.trim() === asked.current) return;
    asked.current = typed.trim();
    search.current(asked.current);
  };
  const type = (typed: string) => {
    setText(typed);
    window.clearTimeout(later.current);
    later.current = window.setTimeout(() => ask(typed), 300);
  };
  return (
    <Input
      allowClear
      prefix={<SearchOutlined />}
      placeholder={label}
      aria-label={label}
      value={text}
      onChange={(event) => type(event.target.value)}
      onPressEnter={() => ask(text)}
      onBlur={() => ask(text)}
      style={{ width: 280 }}
    />
  );
}
