/** What something costs: points of its own, and values in the answer. */
export type Load = { readonly points: number; readonly values: number };

/** What a selection costs: once, for each object of the page that it lies on, and for each total of the breakdown. */
export type Loads = { readonly once: Load; readonly page: Load; readonly totals: Load };

/** So that multiplying by nothing stays possible however much fragments double. */
const most = 1e12;

const nothing: Load = { points: 0, values: 0 };

/** A selection of nothing. */
export const noLoads: Loads = { once: nothing, page: nothing, totals: nothing };

/** Both together. */
export function plus(one: Loads, other: Loads): Loads {
  return { once: add(one.once, other.once), page: add(one.page, other.page), totals: add(one.totals, other.totals) };
}

/** So many times. */
export function times(load: Load, count: number): Load {
  return { points: Math.min(load.points * count, most), values: Math.min(load.values * count, most) };
}

/** So many times, each part by itself. */
export function timesEach({ once, page, totals }: Loads, count: number): Loads {
  return { once: times(once, count), page: times(page, count), totals: times(totals, count) };
}

/** Both together. */
export function add(one: Load, other: Load): Load {
  return { points: Math.min(one.points + other.points, most), values: Math.min(one.values + other.values, most) };
}
