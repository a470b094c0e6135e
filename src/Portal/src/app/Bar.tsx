import './bar.css';

/** How much of something there is; `says` stands beside it. */
export function Bar({ label, percent, says = `${percent}%`, full = false, style }: { label: string; percent: number; says?: string | null; full?: boolean; style?: React.CSSProperties }) {
  return (
    <div className="bar" style={style}>
      <div role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
        <div className={full ? 'full' : percent >= 100 ? 'done' : undefined} style={{ width: `${percent}%` }} />
      </div>
      {says !== null && <span aria-hidden>{says}</span>}
    </div>
  );
}
