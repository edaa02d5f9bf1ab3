const sql = ["'; drop table dossier;--", "' or '1'='1", "1); delete from dossier;--", "\\'; --", "$1", "$$", "${1}", "{{7*7}}", "%", "_", "%%%%%%%%%%%%%%%%", "\\", "\\\\", "'", '"', "`", "--", "/* */", "E'\\x00'", ";"];
const dates = ["now", "today", "infinity", "-infinity", "epoch", "2016-02-30", "0000-00-00", "0000-01-01", "99999-01-01", "-0001-01-01", "2016-13-01", "2016-1-1", "01/04/2016", "2016-04-01T00:00:00Z", "2016-W14", "9999-12-31", "0001-01-01", "2016-04"];
const numbers = ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1e-999", "-0", "0x10", "1_000", "1,5", "+1", " 1", "1 ", ".5", "5.", "9".repeat(400), `0.${"0".repeat(400)}1`, "-1", "9223372036854775808", "00000000000000000000001", "١٢٣", "１２３"];
const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__typename", "undefined", "null", "true", "[object Object]"];
const texts = ["", " ", "\u0000", "a\u0000b", "\n", "\r\n", "\t", "\u0007\u001b[31m", "\uFEFF", "\u202Eevil\u202C", "אבגד", "e\u0301", "ß".repeat(100), "İıſK", "👩‍👩‍👧‍👦", "\uD800", "\uDC00\uD800", "\uFFFF", "\u{10FFFF}", "a".repeat(20_001), "😀".repeat(5000), "../../etc/passwd", "<script>alert(1)</script>", "KP-2016-00000001", "Q29tcGFueTow", "eyJ9", "====", "0100000169", "*", "?", "(", "[", "(a+)+$", "NULL"];

/** Texts that somewhere else mean something. */
export const hostileTexts: readonly string[] = [...sql, ...dates, ...numbers, ...names, ...texts];

/** Numbers at and beyond the ends of the kinds there are. */
export const hostileNumbers: readonly number[] = [0, -0, -1, 1, 0.5, -0.5, 1e-320, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e18, 1e21, 1e300, -1e300, Number.MAX_VALUE];

/** Values of other shapes than any argument has; as JSON, because some can't be written in another way. */
export const hostileShapes: readonly string[] = [
  "null", "true", "false", "[]", "{}", "[[]]", "[null]", "[[[[[[[[1]]]]]]]]", '["a","a"]', '{"a":1}', '{"value":{}}', '{"toString":1}', '{"constructor":{"prototype":{}}}', '{"length":1e9}', '{"then":1}', "1e400", "-1e400", "123456789012345678901234567890",
  `[${"1,".repeat(2000)}1]`, `[${'"a",'.repeat(600)}"a"]`, `{${Array.from({ length: 300 }, (_, index) => `"k${index}":${index}`).join()}}`,
];
