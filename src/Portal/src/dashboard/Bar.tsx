import { token } from '../app/token';

/** A bar of parts, each as long as it counts; the rest of the whole is its ground. It repeats what stands beside it in words, so nobody needs to see it. */
export function Bar({ parts, whole }: { parts: readonly { readonly value: number; readonly color: string }[]; whole: number }) {
  return (
    <div className="bar" aria-hidden="true" style={{ background: token.colorFillSecondary }}>
      {parts.map(({ value, color }, place) => (
        <span key={place} style={{ width: `${whole > 0 ? (value / whole) * 100 : 0}%`, background: color }} />
      ))}
    </div>
  );
}
