package io.perennial.sandbox.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a query into its words. */
final class Lexer {

  private static final Set<String> TWO_SIGNS = Set.of("<=", ">=", "!=", "<>");

  private final String text;
  private final List<Tokens.Token> tokens = new ArrayList<>();
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  List<Tokens.Token> read() {
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (Character.isWhitespace(sign)) {
        at++;
      } else if (sign == '\'') {
        string();
      } else if (Character.isLetter(sign) || sign == '_') {
        run(Tokens.Kind.NAME, "._");
      } else if (startsNumber(sign)) {
        at++;
        run(at - 1, Tokens.Kind.NUMBER, ".:+-");
      } else {
        symbol();
      }
    }
    tokens.add(new Tokens.Token(Tokens.Kind.END, "<EOF>", text.length()));
    return tokens;
  }

  private boolean startsNumber(char sign) {
    boolean digitNext = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    return Character.isDigit(sign) || ((sign == '-' || sign == '+' || sign == '.') && digitNext);
  }

  private void run(Tokens.Kind kind, String alsoAllowed) {
    run(at, kind, alsoAllowed);
  }

  private void run(int start, Tokens.Kind kind, String alsoAllowed) {
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || alsoAllowed.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    tokens.add(new Tokens.Token(kind, text.substring(start, at), start));
  }

  private void symbol() {
    int length = at + 1 < text.length() && TWO_SIGNS.contains(text.substring(at, at + 2)) ? 2 : 1;
    String symbol = text.substring(at, at + length);
    if (length == 1 && "(),:=<>".indexOf(symbol) < 0) {
      throw new MalformedQuery(text, at, "unexpected character '" + symbol + "'");
    }
    tokens.add(new Tokens.Token(Tokens.Kind.SYMBOL, symbol, at));
    at += length;
  }

  private void string() {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '\'') {
      if (text.charAt(at) == '\\') {
        escape(value);
      } else {
        value.append(text.charAt(at++));
      }
    }
    if (at == text.length()) {
      throw new MalformedQuery(text, start, "unexpected end of file: string is not closed");
    }
    at++;
    tokens.add(new Tokens.Token(Tokens.Kind.STRING, value.toString(), start));
  }

  /** {@code \%} and {@code \_} stay escaped: only LIKE gives them a meaning. */
  private void escape(StringBuilder value) {
    char escaped = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    switch (escaped) {
      case 'n', 'N' -> value.append('\n');
      case 'r', 'R' -> value.append('\r');
      case 't', 'T' -> value.append('\t');
      case 'b', 'B' -> value.append('\b');
      case 'f', 'F' -> value.append('\f');
      case '"', '\'', '\\' -> value.append(escaped);
      case '_', '%' -> value.append('\\').append(escaped);
      default -> throw new MalformedQuery(text, at, "Illegal string literal escape sequence");
    }
    at += 2;
  }
}
