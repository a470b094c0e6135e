import type { components } from '#api';

/** Points as a share of a hundred, to two decimals, as the server reckons them. */
export const totalOf = (rubric: readonly components['schemas']['CriterionView'][], points: Readonly<Record<string, unknown>>) => {
  const most = rubric.reduce((sum, line) => sum + line.maxPoints, 0);
  const given = rubric.reduce((sum, line) => sum + (typeof points[line.name] === 'number' ? (points[line.name] as number) : 0), 0);
  return most === 0 ? 0 : Math.round((given * 10_000) / most) / 100;
};
