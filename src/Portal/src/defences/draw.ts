import { digest } from '../app/sha256';

/** Draws an order again from its seed, here in the browser: the recipe is the server's, the reckoning is not. */
export async function drawAgain(seed: string, tickets: readonly string[]): Promise<readonly string[]> {
  const drawn = [...tickets].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  let counter = 0n;
  for (let i = drawn.length; i >= 2; i--) {
    const limit = BigInt(i);
    const fair = (2n ** 64n / limit) * limit;
    let number: bigint;
    do {
      const hash = await digest(new TextEncoder().encode(`${seed}|${counter++}`));
      number = new DataView(hash).getBigUint64(0);
    } while (number >= fair);
    const r = Number(number % limit);
    [drawn[i - 1], drawn[r]] = [drawn[r]!, drawn[i - 1]!];
  }
  return drawn;
}
