package io.perennial.sandbox.salesforce.formula;

import io.perennial.sandbox.salesforce.formula.Formula.Expression;
import io.perennial.sandbox.salesforce.formula.Formula.FormulaProblem;
import io.perennial.sandbox.soql.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a formula by recursive descent: and/or, comparison, sum, product, sign, atom. */
final class FormulaParser {

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(?<number>\\d+(?:\\.\\d+)?)|(?<text>\"[^\"]*\"|'[^']*')"
              + "|(?<name>[A-Za-z_][\\w.]*)|(?<sign><>|!=|<=|>=|==|&&|\\|\\||[-+*/&=<>(),!]))");

  private final List<String> words = new ArrayList<>();
  private final List<Term.Path> fields = new ArrayList<>();
  private int at;

  FormulaParser(String text) {
    Matcher matcher = WORD.matcher(text.strip());
    int end = 0;
    while (end < text.strip().length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new FormulaProblem("Syntax error near: " + text.strip().substring(end));
      }
      words.add(matcher.group().strip());
      end = matcher.end();
    }
  }

  List<Term.Path> fields() {
    return fields;
  }

  Expression parse() {
    Expression expression = logical();
    if (at < words.size()) {
      throw new FormulaProblem("Syntax error. Extra " + words.get(at));
    }
    return expression;
  }

  private Expression logical() {
    Expression left = comparison();
    while (List.of("&&", "||").contains(peek())) {
      left = Operations.binary(next(), left, comparison());
    }
    return left;
  }

  private Expression comparison() {
    Expression left = sum();
    while (List.of("=", "==", "<>", "!=", "<", "<=", ">", ">=").contains(peek())) {
      left = Operations.binary(next(), left, sum());
    }
    return left;
  }

  private Expression sum() {
    Expression left = product();
    while (List.of("+", "-", "&").contains(peek())) {
      left = Operations.binary(next(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = atom();
    while (List.of("*", "/").contains(peek())) {
      left = Operations.binary(next(), left, atom());
    }
    return left;
  }

  private Expression atom() {
    String word = next();
    char first = word.charAt(0);
    if (word.equals("(")) {
      Expression inner = logical();
      expect(")");
      return inner;
    }
    if (word.equals("-")) {
      return Operations.binary("-", row -> BigDecimal.ZERO, atom());
    }
    if (Character.isDigit(first)) {
      BigDecimal number = new BigDecimal(word);
      return row -> number;
    }
    if (first == '"' || first == '\'') {
      String text = word.substring(1, word.length() - 1);
      return row -> text;
    }
    if (Character.isLetter(first)) {
      return peek().equals("(") ? function(word) : name(word);
    }
    throw new FormulaProblem("Syntax error. Found '" + word + "'");
  }

  private Expression name(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "TRUE" -> row -> true;
      case "FALSE" -> row -> false;
      case "NULL" -> row -> null;
      default -> {
        Term.Path path = Term.Path.of(word);
        fields.add(path);
        yield row -> row.value(path);
      }
    };
  }

  private Expression function(String name) {
    expect("(");
    List<Expression> arguments = new ArrayList<>();
    while (!peek().equals(")")) {
      arguments.add(logical());
      if (!peek().equals(")")) {
        expect(",");
      }
    }
    expect(")");
    return Operations.function(name.toUpperCase(Locale.ROOT), arguments);
  }

  private String peek() {
    return at < words.size() ? words.get(at) : "";
  }

  private String next() {
    if (at == words.size()) {
      throw new FormulaProblem("Syntax error. Formula ends too early");
    }
    return words.get(at++);
  }

  private void expect(String word) {
    String found = next();
    if (!found.equals(word)) {
      throw new FormulaProblem("Syntax error. Missing '" + word + "' before '" + found + "'");
    }
  }
}
