package io.perennial.console.customer;

import io.perennial.health.ScorePoint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The score through the past as steps in a picture of 300 × 60; a gap is a time without a score.
 *
 * @param lines corners of each line, as SVG wants them
 * @param from first day
 * @param to last day
 */
record Sparkline(List<String> lines, LocalDate from, LocalDate to) {

  private static final int WIDTH = 300;
  private static final double UNIT = 0.6;

  Sparkline {
    lines = List.copyOf(lines);
  }

  static Sparkline of(List<ScorePoint> scores, LocalDate today) {
    LocalDate from = scores.isEmpty() ? today : scores.get(0).day();
    long days = Math.max(1, ChronoUnit.DAYS.between(from, today));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int index = 0; index < scores.size(); index++) {
      ScorePoint point = scores.get(index);
      LocalDate until = index + 1 < scores.size() ? scores.get(index + 1).day() : today;
      if (point.points().isPresent()) {
        double height = (100 - point.points().getAsInt()) * UNIT;
        corner(line, x(from, point.day(), days), height);
        corner(line, x(from, until, days), height);
      } else {
        end(lines, line);
      }
    }
    end(lines, line);
    return new Sparkline(lines, from, today);
  }

  private static void corner(StringBuilder line, double x, double y) {
    line.append(String.format(Locale.ROOT, "%s%.1f,%.1f", line.isEmpty() ? "" : " ", x, y));
  }

  private static void end(List<String> lines, StringBuilder line) {
    if (!line.isEmpty()) {
      lines.add(line.toString());
      line.setLength(0);
    }
  }

  private static double x(LocalDate from, LocalDate day, long days) {
    return (double) WIDTH * ChronoUnit.DAYS.between(from, day) / days;
  }
}
