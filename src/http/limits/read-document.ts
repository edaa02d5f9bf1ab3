import { GraphQLError, Lexer, parse, Source, TokenKind, type DocumentNode } from "graphql";
import type { RequestLimits } from "../../domain/request-limits.ts";
import { checkText } from "./texts.ts";
import { requireWithin } from "./too-complex.ts";

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Parses a document that is short enough; null when it is no GraphQL, which Apollo then says. Throws TOO_COMPLEX and INVALID_TEXT.
 * Brackets are counted before parsing, as the parser takes stack for each level.
 */
export function readDocument(text: string, limits: RequestLimits): DocumentNode | null {
  requireWithin("documentChars", text.length, limits);
  try {
    checkTokens(text, limits);
    return parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function checkTokens(text: string, limits: RequestLimits): void {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  let depth = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    count++;
    if (opening.has(token.kind)) requireWithin("nesting", ++depth, limits);
    else if (closing.has(token.kind)) depth--;
    else if (token.kind === TokenKind.STRING || token.kind === TokenKind.BLOCK_STRING) checkText(token.value, `the document at line ${token.line}, column ${token.column}`, limits.textChars);
  }
  requireWithin("tokens", count, limits);
}
