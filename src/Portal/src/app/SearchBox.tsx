import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';

/** Looks while the person types, but not at every stroke. */
export function SearchBox({ value, label, onChange }: { value: string; label: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const later = window.setTimeout(() => onChange(text.trim()), 300);
    return () => window.clearTimeout(later);
  }, [text, value, onChange]);
  return <Input allowClear prefix={<SearchOutlined />} placeholder={label} aria-label={label} value={text} onChange={(event) => setText(event.target.value)} style={{ width: 280 }} />;
}
