package io.perennial.sandbox.company;

import io.perennial.sandbox.company.judge.Judge;
import io.perennial.sandbox.company.judge.Judgement;
import io.perennial.sandbox.company.record.Kind;
import io.perennial.sandbox.company.record.Moments;
import io.perennial.sandbox.company.story.Story;
import io.perennial.sandbox.company.tell.Storyteller;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Which records each customer has, and when they changed: four bytes a record, four a customer and
 * kind. Stories are told again whenever a record is looked at.
 */
final class Catalog {

  private static final int CACHED = 1024;
  private static final int ATTEMPTS = 40;
  private static final int CHUNK = 1000;

  private final Storyteller teller;
  private final byte[] attempts;
  private final Map<Kind, int[]> firsts = new EnumMap<>(Kind.class);
  private final Map<Kind, int[]> seconds = new EnumMap<>(Kind.class);
  private final AtomicReferenceArray<Story> cache = new AtomicReferenceArray<>(CACHED);

  Catalog(Storyteller teller, int customers) {
    this.teller = teller;
    this.attempts = new byte[customers];
    for (Kind kind : Kind.values()) {
      firsts.put(kind, new int[customers + 1]);
      seconds.put(kind, new int[customers]);
    }
    Moments moments = new Moments(teller.today());
    for (int from = 0; from < customers; from += CHUNK) {
      Story[] stories = new Story[Math.min(CHUNK, customers - from)];
      int first = from;
      IntStream.range(0, stories.length).parallel().forEach(i -> stories[i] = first(first + i));
      for (Story story : stories) {
        enter(story, moments);
      }
    }
    for (Kind kind : Kind.values()) {
      seconds.put(kind, Arrays.copyOf(array(seconds, kind), size(kind)));
    }
  }

  int customers() {
    return attempts.length;
  }

  /** How many records of a kind there are. */
  int size(Kind kind) {
    return array(firsts, kind)[attempts.length];
  }

  /** Number of a customer's first record of a kind. */
  int first(Kind kind, int customer) {
    return array(firsts, kind)[customer];
  }

  /** Whose record it is. */
  int customer(Kind kind, int index) {
    int[] own = array(firsts, kind);
    int low = 0;
    int high = attempts.length;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (own[middle] <= index) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Epoch milliseconds. */
  long modifiedAt(Kind kind, int index) {
    return array(seconds, kind)[index] * 1000L;
  }

  /** The story of a customer; the last ones told are remembered. */
  Story story(int customer) {
    Story known = cache.get(customer % CACHED);
    if (known != null && known.index() == customer) {
      return known;
    }
    Story told = teller.tell(customer, attempts[customer]);
    cache.set(customer % CACHED, told);
    return told;
  }

  /**
   * The first story that says what it is told for, today as well as a day earlier and a day later.
   */
  private Story first(int customer) {
    Story story = teller.tell(customer, 0);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      attempts[customer] = (byte) attempt;
      story = teller.tell(customer, attempt);
      Judgement judgement = Judge.of(story, teller.today());
      if (judgement.raised().containsAll(story.part().archetype().promises())
          && judgement.same(Judge.of(story, teller.today().plusDays(1)))
          && judgement.same(Judge.of(story, teller.today().minusDays(1)))) {
        return story;
      }
    }
    throw new IllegalStateException(
        "no story of customer %d (%s) holds for three days"
            .formatted(customer, story.part().archetype()));
  }

  private void enter(Story story, Moments moments) {
    for (Kind kind : Kind.values()) {
      int[] own = array(firsts, kind);
      int next = own[story.index()];
      int[] times = array(seconds, kind);
      for (Instant moment : moments.of(kind, story)) {
        if (next == times.length) {
          times = Arrays.copyOf(times, times.length * 2 + 8);
          seconds.put(kind, times);
        }
        times[next] = (int) moment.getEpochSecond();
        next++;
      }
      own[story.index() + 1] = next;
    }
  }

  private static int[] array(Map<Kind, int[]> arrays, Kind kind) {
    int[] array = arrays.get(kind);
    if (array == null) {
      throw new IllegalStateException("no array of " + kind);
    }
    return array;
  }
}
