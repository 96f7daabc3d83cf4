package io.perennial.routes.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalvingTest {

  private final Set<String> written = new TreeSet<>();
  private final Set<String> alone = new TreeSet<>();
  private List<String> givenUp = List.of();
  private int calls;

  @ParameterizedTest
  @CsvSource({"0, 18", "1, 18", "99, 18", "100, 18", "137, 18", "198, 18", "199, 11"})
  void oneBadRecordIn200_standsAlone(int bad, int mostCalls) {
    send(200, Set.of(key(bad)));

    assertThat(alone).containsExactly(key(bad));
    assertThat(written).hasSize(199);
    assertThat(calls).isLessThanOrEqualTo(mostCalls);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 7, 100, 101, 199, 1000})
  void everyRecord_isSentToItsEndWhereverTheBadOnesAre(int size) {
    Set<String> bad = new TreeSet<>(List.of(key(0), key(size / 2), key(size - 1)));

    send(size, bad);

    assertThat(alone).containsExactlyInAnyOrderElementsOf(bad);
    assertThat(written).hasSize(size - bad.size()).doesNotContainAnyElementsOf(bad);
    assertThat(givenUp).isEmpty();
  }

  @Test
  void refusalThatMeansEveryRecord_costsFewCallsAndLosesNone() {
    send(200, new TreeSet<>(IntStream.range(0, 200).mapToObj(HalvingTest::key).toList()));

    assertThat(calls).isLessThanOrEqualTo(22);
    assertThat(written).isEmpty();
    assertThat(givenUp).hasSize(200 - alone.size()).doesNotContainAnyElementsOf(alone);
  }

  @Test
  void refusalThatPasses_leavesNothingBehind() {
    Halving halving = new Halving();
    halving.told(List.of("a", "b", "c"), false);

    assertThat(halving.next()).contains(List.of("a", "b"));
    halving.told(List.of(), false);
    assertThat(halving.next()).contains(List.of("c"));
    halving.told(List.of(), false);
    assertThat(halving.next()).isEmpty();
    assertThat(halving.givenUp()).isEmpty();
  }

  /** Plays the vendor: a batch with a bad record is refused, a bad one alone for good. */
  private void send(int size, Set<String> bad) {
    Halving halving = new Halving();
    List<String> batch = IntStream.range(0, size).mapToObj(HalvingTest::key).toList();
    Optional<List<String>> next = Optional.of(batch);
    while (next.isPresent()) {
      List<String> sent = next.get();
      calls++;
      boolean refused = sent.stream().anyMatch(bad::contains);
      if (!refused) {
        written.addAll(sent);
      } else if (sent.size() == 1) {
        alone.addAll(sent);
      }
      halving.told(
          refused && sent.size() > 1 ? sent : new ArrayList<>(), refused && sent.size() == 1);
      List<String> left = halving.givenUp();
      if (!left.isEmpty()) {
        givenUp = left;
      }
      next = halving.next();
    }
  }

  private static String key(int number) {
    return "R%04d".formatted(number);
  }
}
