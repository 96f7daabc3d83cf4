package io.perennial.sandbox.soql;

import io.perennial.sandbox.soql.Tokens.Kind;
import io.perennial.sandbox.soql.Tokens.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what follows WHERE or HAVING; AND beside OR needs brackets, as at Salesforce. */
final class ConditionParser {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern ZONE_WITHOUT_COLON = Pattern.compile("(.*[+-]\\d{2})(\\d{2})");

  private final Tokens tokens;
  private final Parser parser;

  ConditionParser(Tokens tokens, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
  }

  Condition condition() {
    List<Condition> parts = new ArrayList<>(List.of(part()));
    String word = tokens.peek().is("OR") ? "OR" : "AND";
    while (tokens.skip(word)) {
      parts.add(part());
    }
    if (tokens.peek().is("AND") || tokens.peek().is("OR")) {
      throw tokens.unexpected();
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return word.equals("OR") ? new Condition.Or(parts) : new Condition.And(parts);
  }

  private Condition part() {
    if (tokens.skip("NOT")) {
      return new Condition.Not(part());
    }
    if (tokens.skip("(")) {
      Condition inner = condition();
      tokens.expect(")");
      return inner;
    }
    return comparison();
  }

  private Condition comparison() {
    Term term = parser.term();
    if (tokens.skip("IN")) {
      return membership(term, false);
    }
    if (tokens.skip("NOT", "IN")) {
      return membership(term, true);
    }
    Token sign = tokens.peek();
    Operator operator = operator();
    Literal literal = operator == Operator.LIKE ? like() : literal();
    boolean ordering = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    if (literal instanceof Literal.Empty && ordering) {
      throw tokens.problem(sign, "unexpected token: '" + sign.text() + "'");
    }
    return new Condition.Comparison(term, operator, literal);
  }

  private Operator operator() {
    Token token = tokens.next();
    String sign = token.text().equals("<>") ? "!=" : token.text().toUpperCase(Locale.ROOT);
    for (Operator operator : Operator.values()) {
      if (operator.sign().equals(sign) && token.kind() != Kind.STRING) {
        return operator;
      }
    }
    throw tokens.problem(token, "unexpected token: '" + token.text() + "'");
  }

  private Condition membership(Term term, boolean negated) {
    tokens.expect("(");
    if (tokens.peek().is("SELECT")) {
      Query query = parser.innerQuery();
      tokens.expect(")");
      return new Condition.InQuery(term, negated, query);
    }
    List<Literal> literals = new ArrayList<>();
    do {
      literals.add(literal());
    } while (tokens.skip(","));
    tokens.expect(")");
    return new Condition.In(term, negated, literals);
  }

  private Literal like() {
    return Literal.Like.of(tokens.expect(Kind.STRING).text());
  }

  private Literal literal() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case STRING -> new Literal.Plain(token.text());
      case NUMBER -> numberOrDate(token);
      case NAME -> word(token);
      case SYMBOL, END -> throw unexpected(token);
    };
  }

  private Literal word(Token token) {
    return switch (token.text().toLowerCase(Locale.ROOT)) {
      case "null" -> new Literal.Empty();
      case "true" -> new Literal.Plain(true);
      case "false" -> new Literal.Plain(false);
      default -> {
        DateWord word = DateWord.of(token.text()).orElseThrow(() -> unexpected(token));
        yield new Literal.Word(word, word.counted() ? count() : 0);
      }
    };
  }

  private int count() {
    tokens.expect(":");
    return tokens.expectNumber();
  }

  private Literal numberOrDate(Token token) {
    String text = token.text();
    try {
      if (text.contains("T")) {
        Matcher zone = ZONE_WITHOUT_COLON.matcher(text);
        String iso = zone.matches() ? zone.group(1) + ":" + zone.group(2) : text;
        return new Literal.Plain(OffsetDateTime.parse(iso).toInstant());
      }
      return new Literal.Plain(
          DAY.matcher(text).matches() ? LocalDate.parse(text) : new BigDecimal(text));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw unexpected(token);
    }
  }

  private MalformedQuery unexpected(Token token) {
    return tokens.problem(token, "unexpected token: '" + token.text() + "'");
  }
}
