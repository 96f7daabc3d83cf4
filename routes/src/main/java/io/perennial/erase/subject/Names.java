package io.perennial.erase.subject;

import io.perennial.store.suppression.Words;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody's names, and where sentences hold them as whole words.
 *
 * <p>A name of several words means its bearer in whatever case it is written. A single or short
 * one, say {@code Sales}, may mean anything unless the bearer's number stands behind it, as in
 * {@code Sales (customer 4)}: it is found as it is written, and left to people.
 */
public final class Names {

  private static final int SHORTEST_TELLING = 8;
  private static final Pattern SEVERAL_WORDS = Pattern.compile("\\S\\s+\\S");
  private static final Pattern NOTHING = Pattern.compile("(?!)()");
  private static final int AS_PEOPLE_TYPE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Of somebody who bears none that we know. */
  static final Names NONE = new Names(Set.of(), Set.of(), Set.of(), Set.of());

  private final Set<String> whole;
  private final Pattern sure;
  private final Pattern perhaps;
  private final Pattern numbers;
  private final boolean none;

  /**
   * Names of one erasure.
   *
   * @param whole names that nobody else bears
   * @param numbered names with their bearer's number, for example {@code Acme (customer 4)}
   * @param customers the bearers' numbers
   * @param others longer names of other customers, in which one of these stands
   */
  public Names(
      Collection<String> whole,
      Collection<String> numbered,
      Collection<Long> customers,
      Collection<String> others) {
    this.whole = Set.copyOf(whole);
    Set<String> surely =
        whole.stream().filter(Names::isTelling).collect(Collectors.toCollection(TreeSet::new));
    surely.addAll(numbered);
    this.sure =
        surely.isEmpty()
            ? NOTHING
            : Pattern.compile(
                "%s|(%s)".formatted(others.isEmpty() ? "(?!)" : any(others), any(surely)),
                AS_PEOPLE_TYPE);
    Set<String> doubtful =
        whole.stream().filter(name -> !isTelling(name)).collect(Collectors.toSet());
    this.perhaps = doubtful.isEmpty() ? NOTHING : Pattern.compile(any(doubtful));
    this.numbers =
        customers.isEmpty()
            ? NOTHING
            : Pattern.compile(
                customers.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining("|", "\\(customer (?:", ")\\)")));
    this.none = whole.isEmpty() && numbered.isEmpty() && customers.isEmpty();
  }

  private static boolean isTelling(String name) {
    return name.length() >= SHORTEST_TELLING && SEVERAL_WORDS.matcher(name).find();
  }

  /** Any of some texts between what are no letters and digits; the longest that fits. */
  private static String any(Collection<String> texts) {
    return texts.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])"));
  }

  /** The names by themselves. */
  public Set<String> whole() {
    return whole;
  }

  public boolean areNone() {
    return none;
  }

  /** Whether a sentence means a bearer for certain. */
  public boolean areSurelyIn(String sentence) {
    return sure.matcher(sentence).results().anyMatch(found -> found.group(1) != null)
        || numbers.matcher(sentence).find();
  }

  /** Whether a word of a sentence is a name that may mean something else. */
  public boolean arePerhapsIn(String sentence) {
    return perhaps.matcher(sentence).find();
  }

  /**
   * The sentence without what means a bearer for certain. One that still tells the number holds a
   * name from earlier days, which nobody knows any more: nothing of it is kept.
   */
  public String blanked(String sentence) {
    String blanked =
        sure.matcher(sentence)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : Words.ERASED));
    return numbers.matcher(blanked).find() ? Words.ERASED : blanked;
  }
}
