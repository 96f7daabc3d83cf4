package io.perennial.erase;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What an erasure did and what it could not do; names nobody who was erased.
 *
 * @param version of the program
 * @param at when
 * @param by the operating system's user who asked for it
 * @param rehearsal whether everything was taken back at the end
 * @param kind {@code person} or {@code customer}
 * @param subject salted hash of who was asked for: 64 hexadecimal digits
 * @param removed rows by table
 * @param blanked rows by column in which a value gave way to a word
 * @param keptAway hashes by which records are kept away from now on
 * @param readAgain streams that the next turn reads from their beginning
 * @param columns how many columns of text were searched afterwards
 * @param cells how many values in them
 * @param values how many keys, addresses and names were searched for
 * @param left rows by column in which any was still found; empty if all is well
 * @param named rows by column of others that hold the name, whomever it means there
 * @param notErased what is beyond us, in sentences
 * @param remarks what else there is to know, in sentences
 */
public record Certificate(
    String version,
    Instant at,
    String by,
    boolean rehearsal,
    String kind,
    String subject,
    SortedMap<String, Integer> removed,
    SortedMap<String, Integer> blanked,
    int keptAway,
    List<String> readAgain,
    int columns,
    long cells,
    int values,
    SortedMap<String, Integer> left,
    SortedMap<String, Integer> named,
    List<String> notErased,
    List<String> remarks) {

  public Certificate {
    readAgain = List.copyOf(readAgain);
    notErased = List.copyOf(notErased);
    remarks = List.copyOf(remarks);
  }

  /** As people read it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "Certificate of erasure, perennial " + version);
    if (rehearsal) {
      line(text, "A rehearsal: nothing of this has been done.");
    }
    line(text, "");
    line(text, "when         " + at);
    line(text, "by           " + by);
    line(text, "asked for    %s, known by the hash %s".formatted(kind, subject));
    rows(text, "removed", removed, "nothing was held");
    rows(text, "blanked", blanked, "nothing else named it");
    line(
        text,
        "kept away    by %,d hashes, until: erase --lift with the same words".formatted(keptAway));
    readAgain.forEach(stream -> line(text, "read again   %s, by the next turn".formatted(stream)));
    line(
        text,
        "searched     %,d values in %,d columns of all tables, for %,d keys, addresses and names"
            .formatted(cells, columns, values));
    rows(text, "LEFT", left, "nothing was found");
    named.forEach(
        (column, rows) ->
            line(
                text,
                "same name    %s, %,d rows of others: look whom it means".formatted(column, rows)));
    line(text, "");
    line(text, "Not erased, as it is beyond this program:");
    notErased.forEach(sentence -> line(text, "- " + sentence));
    remarks.forEach(sentence -> line(text, "Note: " + sentence));
    return text.toString();
  }

  private static void rows(
      StringBuilder text, String word, SortedMap<String, Integer> rows, String none) {
    if (rows.isEmpty()) {
      line(text, "%-12s %s".formatted(word.equals("LEFT") ? "found" : word, none));
    }
    rows.forEach((name, count) -> line(text, "%-12s %s, %,d rows".formatted(word, name, count)));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
