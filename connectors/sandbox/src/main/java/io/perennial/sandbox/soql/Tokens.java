package io.perennial.sandbox.soql;

import java.util.List;

/** The words of a query and the place that the reading has reached. */
final class Tokens {

  private final String text;
  private final List<Token> tokens;
  private int at;

  Tokens(String text) {
    this.text = text;
    this.tokens = new Lexer(text).read();
  }

  /** What sort of word it is. */
  enum Kind {
    /** A keyword, field or object name, dots included. */
    NAME,
    STRING,
    /** A number, a date or a date with time. */
    NUMBER,
    /** A bracket, comma, colon or operator. */
    SYMBOL,
    END
  }

  /**
   * One word of a query.
   *
   * @param text as written; of a string, what stands between the quotes, escapes resolved
   * @param at where it begins in the query
   */
  record Token(Kind kind, String text, int at) {

    boolean is(String word) {
      return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peekAfter() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Goes past the word if it comes next. */
  boolean skip(String word) {
    boolean found = peek().is(word);
    if (found) {
      next();
    }
    return found;
  }

  /** Goes past two words if they come next, for example {@code GROUP BY}. */
  boolean skip(String word, String second) {
    boolean found = peek().is(word) && peekAfter().is(second);
    if (found) {
      next();
      next();
    }
    return found;
  }

  void expect(String word) {
    if (!skip(word)) {
      throw unexpected();
    }
  }

  Token expect(Kind kind) {
    if (peek().kind() != kind) {
      throw unexpected();
    }
    return next();
  }

  int expectNumber() {
    Token token = peek();
    try {
      return Integer.parseInt(expect(Kind.NUMBER).text());
    } catch (NumberFormatException e) {
      throw problem(token, "unexpected token: '" + token.text() + "'");
    }
  }

  MalformedQuery unexpected() {
    return problem(peek(), "unexpected token: '" + peek().text() + "'");
  }

  MalformedQuery problem(Token token, String words) {
    return new MalformedQuery(text, token.at(), words);
  }
}
