// The bar for the column engine: each question as one plain loop over packed columns, rows sorted by the day of approval.
// Usage: scan FILE ROUNDS SECTION_C LIMBURG; prints one JSON line per question with its rows and the milliseconds of its rounds.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_KEYS = 3, MAX_FIGURES = 6, ROLLED_UP = -1 };

static struct { const int32_t *approved, *submitted, *company, *subsidy, *eligible, *paid; const uint16_t *nace_group, *municipality, *provider;
  const uint8_t *month, *pillar, *theme, *size, *employment, *section, *division, *province, *regime, *status; } f;
static size_t rows, approved_rows, companies;
static size_t pillars, themes, sizes, employments, sections, divisions, groups, provinces, municipalities, regimes, statuses, providers;
static uint8_t section_c, limburg;

enum { MONTHS = 144, QUARTERS = 48, YEARS = 12 };

// An answer: cells of a fixed layout with `figures` numbers each; those whose first number is 0 are no rows, except when compared.
typedef struct { int64_t n, a, b, c, d, e; } Cell;
static struct { Cell *cells; size_t count, dims[MAX_KEYS], keys, figures, rolled, limit; int by_second; } answer;
static Cell *cells;
static uint64_t *seen;

static int32_t day(int y, int m, int d) { // days since 1970-01-01
  y -= m <= 2;
  const int era = y / 400, yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static size_t from(int32_t first) { // the first row approved on that day or later
  size_t low = 0, high = approved_rows;
  while (low < high) { const size_t middle = (low + high) / 2; if (f.approved[middle] < first) low = middle + 1; else high = middle; }
  return low;
}

static void shape(size_t figures, size_t keys, size_t d0, size_t d1, size_t d2) {
  answer.count = d0 * (keys > 1 ? d1 : 1) * (keys > 2 ? d2 : 1);
  answer.dims[0] = d0, answer.dims[1] = d1, answer.dims[2] = d2;
  answer.keys = keys, answer.figures = figures, answer.limit = 0, answer.rolled = 0, answer.by_second = 0;
  memset(cells, 0, answer.count * sizeof *cells);
}

// Each row of a range: `i` is its place, `k` the cell it falls into.
typedef struct { size_t first, end; } Range;
static Range between(int32_t first, int32_t end) { return (Range){ from(first), from(end) }; }
static Range all(void) { return between(day(2015, 1, 1), day(2026, 11, 1)); }
static Range year(int y) { return between(day(y, 1, 1), day(y + 1, 1, 1)); }
#define SCAN(RANGE, KEY, ...) { const Range range = (RANGE); for (size_t i = range.first; i < range.end; i++) { Cell *k = &cells[KEY]; __VA_ARGS__ } }
#define SUBSIDY k->n++; k->a += f.subsidy[i];

// Marks the company in the bit set of a cell; true the first time.
static inline int is_first(size_t cell, size_t words, int32_t company) {
  uint64_t *word = &seen[cell * words + ((uint32_t)company >> 6)];
  const uint64_t bit = 1ull << (company & 63), before = *word;
  *word = before | bit;
  return (before & bit) == 0;
}

static void pillars_compared(void) {
  shape(4, 1, pillars, 0, 0);
  SCAN(between(day(2016, 4, 1), day(2017, 1, 1)), f.pillar[i], k->n++; k->b += f.subsidy[i];)
  SCAN(between(day(2015, 4, 1), day(2016, 1, 1)), f.pillar[i], k->a++; k->c += f.subsidy[i];)
}
static void size_employment(void) { shape(2, 2, sizes, employments, 0); SCAN(all(), f.size[i] * employments + f.employment[i], SUBSIDY) }
static void section_year(void) { shape(2, 2, sections, YEARS, 0); SCAN(all(), f.section[i] * YEARS + f.month[i] / 12, SUBSIDY) }
static void province_month(void) { shape(2, 2, provinces, MONTHS, 0); SCAN(all(), f.province[i] * MONTHS + f.month[i], SUBSIDY) }
static void municipality(void) { shape(3, 1, municipalities, 0, 0); SCAN(all(), f.municipality[i], SUBSIDY k->b += f.eligible[i];) }
static void size_pillar_quarter(void) {
  shape(2, 3, sizes, pillars, QUARTERS);
  SCAN(all(), (f.size[i] * pillars + f.pillar[i]) * QUARTERS + f.month[i] / 3, SUBSIDY)
  for (size_t c = 0; c < answer.count; c++) if (cells[c].n) cells[c].a = (2 * cells[c].a + cells[c].n) / (2 * cells[c].n);
}
static void division_companies(void) {
  shape(2, 1, divisions, 0, 0);
  const size_t words = companies / 64 + 1;
  memset(seen, 0, divisions * words * sizeof *seen);
  SCAN(all(), f.division[i], k->n++; k->a += is_first(f.division[i], words, f.company[i]);)
}

static int32_t nth(int32_t *v, size_t n, size_t at) { // quickselect
  size_t low = 0, high = n - 1;
  while (low < high) {
    const int32_t pivot = v[(low + high) / 2];
    size_t i = low, j = high;
    for (;;) {
      while (v[i] < pivot) i++;
      while (v[j] > pivot) j--;
      if (i >= j) break;
      const int32_t t = v[i]; v[i++] = v[j]; v[j--] = t;
    }
    const size_t split = v[j] > pivot ? j - 1 : j;
    if (at <= split) high = split; else low = split + 1;
  }
  return v[at];
}
static void theme_median(void) {
  shape(2, 1, themes, 0, 0);
  SCAN(all(), f.theme[i], k->n++;)
  int32_t *values = (int32_t *)seen;
  size_t start[256], next[256], sum = 0;
  for (size_t c = 0; c < themes; c++) { start[c] = next[c] = sum; sum += cells[c].n; }
  for (size_t i = all().first, end = all().end; i < end; i++) values[next[f.theme[i]]++] = f.subsidy[i];
  for (size_t c = 0; c < themes; c++) if (cells[c].n) cells[c].a = nth(values + start[c], cells[c].n, (cells[c].n - 1) / 2);
}
static void manufacturing(void) { shape(2, 1, groups, 0, 0); SCAN(all(), f.nace_group[i], const int64_t is = f.section[i] == section_c; k->n += is; k->a += is * f.subsidy[i];) }
static void top_providers(void) {
  shape(2, 1, providers, 0, 0), answer.limit = 20, answer.by_second = 1;
  SCAN(all(), f.provider[i], const int64_t is = f.province[i] == limburg; k->n += is; k->a += is * f.subsidy[i];)
}
static void regime_status(void) {
  shape(3, 2, regimes, statuses, 0);
  const int32_t first = day(2015, 1, 1), last = day(2026, 10, 31);
  SCAN(((Range){ 0, rows }), f.regime[i] * statuses + f.status[i], if (f.submitted[i] >= first && f.submitted[i] <= last) { SUBSIDY k->b += f.paid[i]; })
}

// The leaves, then each level made of the one below: sums added, bit sets joined.
static void rollup(void) {
  shape(3, 3, provinces, pillars, YEARS);
  const size_t words = companies / 64 + 1, leaves = answer.count, level2 = provinces * pillars, level1 = provinces;
  const size_t total = leaves + level2 + level1 + 1;
  memset(cells, 0, total * sizeof *cells);
  memset(seen, 0, total * words * sizeof *seen);
  for (size_t i = all().first, end = all().end; i < end; i++) {
    const size_t cell = (f.province[i] * pillars + f.pillar[i]) * YEARS + f.month[i] / 12;
    cells[cell].n++, cells[cell].b += f.subsidy[i], cells[cell].a += is_first(cell, words, f.company[i]);
  }
  const size_t starts[4] = { 0, leaves, leaves + level2, leaves + level2 + level1 }, widths[3] = { YEARS, pillars, provinces };
  for (int level = 0; level < 3; level++) for (size_t c = starts[level]; c < starts[level + 1]; c++) {
    if (!cells[c].n) continue;
    const size_t up = starts[level + 1] + (c - starts[level]) / widths[level];
    cells[up].n += cells[c].n, cells[up].b += cells[c].b;
    for (size_t w = 0; w < words; w++) seen[up * words + w] |= seen[c * words + w];
  }
  for (size_t c = leaves; c < total; c++) for (size_t w = 0; w < words; w++) cells[c].a += __builtin_popcountll(seen[c * words + w]);
  answer.rolled = total - leaves;
}

static void pillar(void) {
  shape(6, 1, pillars, 0, 0);
  const size_t words = companies / 64 + 1;
  memset(seen, 0, 2 * pillars * words * sizeof *seen);
  SCAN(year(2025), f.pillar[i], k->n++; k->b += is_first(f.pillar[i], words, f.company[i]); k->d += f.subsidy[i];)
  SCAN(year(2024), f.pillar[i], k->a++; k->c += is_first(pillars + f.pillar[i], words, f.company[i]); k->e += f.subsidy[i];)
}
static void size(void) { shape(2, 1, sizes, 0, 0); SCAN(year(2025), f.size[i], SUBSIDY) }
static void employment(void) { shape(2, 1, employments, 0, 0); SCAN(year(2025), f.employment[i], SUBSIDY) }
static void section(void) { shape(2, 1, sections, 0, 0); SCAN(year(2025), f.section[i], SUBSIDY) }
static void province(void) { shape(2, 1, provinces, 0, 0); SCAN(year(2025), f.province[i], SUBSIDY) }
static void month(void) { shape(2, 2, pillars, MONTHS, 0); SCAN(year(2025), f.pillar[i] * MONTHS + f.month[i], SUBSIDY) }
static void theme(void) { shape(2, 1, themes, 0, 0); SCAN(year(2025), f.theme[i], SUBSIDY) }
static void top_municipalities(void) { shape(2, 1, municipalities, 0, 0), answer.limit = 10; SCAN(year(2025), f.municipality[i], SUBSIDY) }

static int by_figure(const void *left, const void *right) { // largest first, then by key
  const Cell *x = &cells[*(const size_t *)left], *y = &cells[*(const size_t *)right];
  const int64_t a = answer.by_second ? x->a : x->n, b = answer.by_second ? y->a : y->n;
  return a < b ? 1 : a > b ? -1 : x < y ? -1 : x > y;
}

static void print_row(size_t cell, int *comma) {
  const Cell *c = &cells[cell];
  const int64_t figures[MAX_FIGURES] = { c->n, c->a, c->b, c->c, c->d, c->e };
  if (!c->n && !(answer.figures >= 4 && c->a)) return;
  printf((*comma)++ ? ",[" : "[");
  if (cell < answer.count) {
    size_t rest = cell, key[MAX_KEYS];
    for (int d = (int)answer.keys - 1; d >= 0; d--) { key[d] = rest % answer.dims[d]; rest /= answer.dims[d]; }
    for (size_t d = 0; d < answer.keys; d++) printf("%zu,", key[d]);
  } else { // of the rollup
    const size_t at = cell - answer.count, level2 = provinces * pillars;
    if (at < level2) printf("%zu,%zu,-1,", at / pillars, at % pillars);
    else if (at < level2 + provinces) printf("%zu,-1,-1,", at - level2);
    else printf("-1,-1,-1,");
  }
  for (size_t n = 0; n < answer.figures; n++) printf(n ? ",%lld" : "%lld", (long long)figures[n]);
  printf("]");
}

static int by_time(const void *a, const void *b) { return *(const double *)a < *(const double *)b ? -1 : *(const double *)a > *(const double *)b; }

static void run(const char *name, void (*question)(void), int rounds) {
  double *ms = malloc(rounds * sizeof *ms);
  for (int round = 0; round < rounds; round++) {
    struct timespec start, stop;
    clock_gettime(CLOCK_MONOTONIC, &start);
    question();
    clock_gettime(CLOCK_MONOTONIC, &stop);
    ms[round] = (stop.tv_sec - start.tv_sec) * 1e3 + (stop.tv_nsec - start.tv_nsec) / 1e6;
  }
  qsort(ms, rounds, sizeof *ms, by_time);
  printf("{\"name\":\"%s\",\"best\":%.4f,\"p50\":%.4f,\"rows\":[", name, ms[0], ms[rounds / 2]);
  int comma = 0;
  if (answer.limit) {
    size_t *order = malloc(answer.count * sizeof *order);
    for (size_t c = 0; c < answer.count; c++) order[c] = c;
    qsort(order, answer.count, sizeof *order, by_figure);
    for (size_t at = 0; at < answer.limit && at < answer.count; at++) print_row(order[at], &comma);
    free(order);
  } else for (size_t c = 0; c < answer.count + answer.rolled; c++) print_row(c, &comma);
  printf("]}\n");
  free(ms);
}

static size_t most8(const uint8_t *v) { size_t m = 0; for (size_t i = 0; i < rows; i++) if (v[i] > m) m = v[i]; return m + 1; }
static size_t most16(const uint16_t *v) { size_t m = 0; for (size_t i = 0; i < rows; i++) if (v[i] > m) m = v[i]; return m + 1; }

static void load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  const size_t bytes = ftell(file);
  rewind(file);
  char *data = aligned_alloc(64, (bytes + 63) / 64 * 64);
  if (!data || fread(data, 1, bytes, file) != bytes) { fprintf(stderr, "can't read %s\n", path); exit(1); }
  fclose(file);
  rows = bytes / 40; // of a row: six numbers of 4 bytes, three of 2, ten of 1
  char *at = data;
  const int32_t **wide[] = { &f.approved, &f.submitted, &f.company, &f.subsidy, &f.eligible, &f.paid };
  for (size_t c = 0; c < 6; c++, at += rows * 4) *wide[c] = (const int32_t *)at;
  const uint16_t **middle[] = { &f.nace_group, &f.municipality, &f.provider };
  for (size_t c = 0; c < 3; c++, at += rows * 2) *middle[c] = (const uint16_t *)at;
  const uint8_t **narrow[] = { &f.month, &f.pillar, &f.theme, &f.size, &f.employment, &f.section, &f.division, &f.province, &f.regime, &f.status };
  for (size_t c = 0; c < 10; c++, at += rows) *narrow[c] = (const uint8_t *)at;
  while (approved_rows < rows && f.approved[approved_rows] >= 0) approved_rows++;
  for (size_t i = 0; i < rows; i++) if ((size_t)f.company[i] >= companies) companies = f.company[i] + 1;
  pillars = most8(f.pillar), themes = most8(f.theme), sizes = most8(f.size), employments = most8(f.employment), sections = most8(f.section), divisions = most8(f.division);
  provinces = most8(f.province), regimes = most8(f.regime), statuses = most8(f.status);
  groups = most16(f.nace_group), municipalities = most16(f.municipality), providers = most16(f.provider);
}

int main(int count, char **args) {
  if (count != 5) return 2;
  load(args[1]);
  const int rounds = atoi(args[2]);
  section_c = atoi(args[3]), limburg = atoi(args[4]);
  const size_t leaves = provinces * pillars * YEARS + provinces * pillars + provinces + 1, words = companies / 64 + 1;
  cells = malloc(1000000 * sizeof *cells);
  const size_t sets = leaves * words * 8, values = rows * 4, more = divisions * words * 8;
  seen = malloc(sets > values ? (sets > more ? sets : more) : (values > more ? values : more));
#define RUN(NAME, QUESTION) run(NAME, QUESTION, rounds);
  RUN("pillars-compared", pillars_compared) RUN("size-employment", size_employment) RUN("section-year", section_year) RUN("province-month", province_month)
  RUN("municipality", municipality) RUN("size-pillar-quarter", size_pillar_quarter) RUN("division-companies", division_companies) RUN("theme-median", theme_median)
  RUN("manufacturing", manufacturing) RUN("top-providers", top_providers) RUN("regime-status", regime_status) RUN("rollup", rollup)
  RUN("pillar", pillar) RUN("size", size) RUN("employment", employment) RUN("section", section)
  RUN("province", province) RUN("month", month) RUN("theme", theme) RUN("top-municipalities", top_municipalities)
  return 0;
}
