/** Days as text (YYYY-MM-DD), and the first and last day of the periods that a request names. Both ends are included. */

const number = (day) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000;
const text = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const monthNumber = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const month = (index) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

export function addDays(day, count) {
  return text(number(day) + count);
}

/** The last day of a month (YYYY-MM). */
export function lastOf(yearMonth) {
  return addDays(`${month(monthNumber(yearMonth) + 1)}-01`, -1);
}

/** The same day of another month; one that it does not have becomes its last. */
export function addMonths(day, count) {
  const moved = month(monthNumber(day) + count);
  const last = lastOf(moved);
  return `${moved}-${day.slice(8)}` < last ? `${moved}-${day.slice(8)}` : last;
}

export function quarterOf(day) {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** Completed years; null before the start. */
export function ageOn(startedOn, day) {
  const isLeapYear = lastOf(`${day.slice(0, 4)}-02`).endsWith("29");
  const birthday = startedOn.slice(5) === "02-29" && !isLeapYear ? "02-28" : startedOn.slice(5);
  const years = Number(day.slice(0, 4)) - Number(startedOn.slice(0, 4)) - (day.slice(5) < birthday ? 1 : 0);
  return years < 0 ? null : years;
}

/** The year, quarter or month that a day lies in. */
export function timeCode(dimension, day) {
  if (dimension === "YEAR") return day.slice(0, 4);
  return dimension === "MONTH" ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${quarterOf(day)}`;
}

const earliest = (a, b) => (a < b ? a : b);

/** The days of a period in any of its forms; `lastDay` is the last one that the dossiers speak of. */
export function periodOf({ year, quarter, months, yearToDate, rollingMonths, dates }, lastDay) {
  if (dates) return dates;
  if (months) return { from: `${months.from}-01`, to: lastOf(months.to) };
  if (quarter) return { from: `${month(quarter.year * 12 + quarter.quarter * 3 - 3)}-01`, to: lastOf(month(quarter.year * 12 + quarter.quarter * 3 - 1)) };
  if (typeof yearToDate === "number") return { from: `${yearToDate}-01-01`, to: earliest(`${yearToDate}-12-31`, lastDay) };
  if (typeof rollingMonths === "number") {
    const after = `${addDays(lastDay, 1).slice(0, 7)}-01`;
    return { from: addMonths(after, -rollingMonths), to: addDays(after, -1) };
  }
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

const endsMonth = (day) => day === lastOf(day.slice(0, 7));
const isWholeMonths = ({ from, to }) => from.endsWith("-01") && endsMonth(to);

/**
 * The days of both sides of a comparison, and the day of the later one that a day of the earlier one stands beside. A period that ends with a
 * month has an earlier one that does so too.
 */
export function comparedDays(period, { to = "SAME_PERIOD_PREVIOUS_YEAR", years = 1, alignment = "SAME_ELAPSED_DAYS" }, lastDay) {
  const previous = to === "PREVIOUS_PERIOD" ? periodBefore(period) : yearsBefore(period, years);
  const months = to === "PREVIOUS_PERIOD" ? monthNumber(period.from) - monthNumber(previous.from) : years * 12;
  const days = number(period.from) - number(previous.from);
  const paired = to !== "PREVIOUS_PERIOD" || isWholeMonths(period) ? (day) => addMonths(day, months) : (day) => addDays(day, days);
  const sides = alignment === "SAME_ELAPSED_DAYS" && lastDay < period.to ? cut(period, previous, lastDay) : { period, previous };
  return { ...sides, alignment, paired };
}

function yearsBefore({ from, to }, years) {
  const last = addMonths(to, -12 * years);
  return { from: addMonths(from, -12 * years), to: endsMonth(to) ? lastOf(last.slice(0, 7)) : last };
}

/** As many months, or as many days, that end the day before. */
function periodBefore(period) {
  const { from, to } = period;
  const months = monthNumber(to) - monthNumber(from) + 1;
  return { from: isWholeMonths(period) ? addMonths(from, -months) : addDays(from, number(from) - number(to) - 1), to: addDays(from, -1) };
}

/** Both end on the same calendar day; where that means nothing, after as many days. */
function cut(period, previous, lastDay) {
  const months = monthNumber(period.from) - monthNumber(previous.from);
  const isCalendar = addMonths(period.from, -months) === previous.from && (months % 12 === 0 || (isWholeMonths(period) && isWholeMonths(previous)));
  const last = isCalendar ? addMonths(lastDay, -months) : addDays(previous.from, number(lastDay) - number(period.from));
  return { period: { from: period.from, to: lastDay }, previous: { from: previous.from, to: earliest(last, previous.to) } };
}
